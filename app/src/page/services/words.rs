//! Names of what the portal is ordered by, in the language of the page.

use crate::tr;
use crate::ui::eservice::unit_name;
use domain::eservice::search::{Order, Standing};
use domain::eservice::{Act, Changed};
use domain::regulation::Span;

/// Which services of the register are meant.
pub fn standing(it: Standing) -> &'static str {
    match it {
        Standing::Registered => tr!(portal.state_registered),
        Standing::Cancelled => tr!(portal.state_cancelled),
        Standing::All => tr!(portal.state_all),
    }
}

/// An order.
pub fn order(it: Order) -> &'static str {
    match it {
        Order::Best => tr!(portal.order_best),
        Order::Name => tr!(portal.order_name),
        Order::Newest => tr!(portal.order_newest),
    }
}

/// What was done with the registration.
pub fn act(it: Act) -> &'static str {
    match it {
        Act::Register => tr!(portal.act_register),
        Act::Amend => tr!(portal.act_amend),
        Act::Cancel => tr!(portal.act_cancel),
    }
}

/// A part that a version has changed.
pub fn part(it: Changed) -> &'static str {
    match it {
        Changed::Provider => tr!(portal.part_provider),
        Changed::Name => tr!(portal.part_name),
        Changed::Others => tr!(portal.part_others),
        Changed::Content => tr!(portal.part_content),
        Changed::LegalBasis => tr!(portal.part_legal_basis),
        Changed::Kind => tr!(portal.part_kind),
        Changed::Fee => tr!(portal.part_fee),
        Changed::Audiences => tr!(portal.part_audiences),
        Changed::Address => tr!(portal.part_address),
        Changed::Field => tr!(portal.part_field),
        Changed::Automation => tr!(portal.part_automation),
        Changed::Finding => tr!(portal.part_finding),
        Changed::Regulation => tr!(portal.part_regulation),
    }
}

/// A length of time: `3 iş günü`, `1–5 iş günü`.
pub fn span(it: Span) -> String {
    let unit = unit_name(it.unit);
    if it.least == 0 || it.least == it.most { format!("{} {unit}", it.most) } else { format!("{}–{} {unit}", it.least, it.most) }
}

/// Only what is an address of the web, or of a page of this site, becomes a link.
pub fn is_web(address: &str) -> bool {
    let plain = !address.contains(char::is_whitespace) && !address.contains(char::is_control);
    let own = address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
    plain && (own || address.starts_with("https://") || address.starts_with("http://"))
}

#[cfg(test)]
mod tests {
    use super::is_web;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert!(is_web("https://e-gov.az/x") && is_web("http://a.example"));
        for other in ["", "javascript:alert(1)", "//a.example", "https://a b", "e-gov.az", " https://a.example"] {
            assert!(!is_web(other), "{other}");
        }
    }
}
