//! Own e-mail and phone for notices (T1.4): what is an address, and the code that proves it is the person's.

use super::Channel;
use crate::refusal::{Code, Field, Refusal};

/// Digits of the code sent to an address.
pub const CODE_DIGITS: usize = 6;
/// How long a code is good for, minutes.
pub const CODE_MINUTES: i64 = 15;
/// How often one code may be typed.
pub const CODE_TRIES: u32 = 5;

/// Most characters of an address (RFC 5321, 4.5.3.1.3 without its angle brackets).
const MAX_EMAIL: usize = 254;
/// Most characters before the `@` (RFC 5321, 4.5.3.1.1).
const MAX_LOCAL: usize = 64;
/// Codes of the country's mobile numbers (domain facts 3.3).
const MOBILE: [&str; 10] = ["10", "40", "44", "50", "51", "55", "60", "70", "77", "99"];

/// An e-mail address as it is kept: the domain in small letters. Quoted local parts and addresses in other scripts are not
/// taken: hardly any mail server delivers to them.
///
/// # Errors
/// `Required` for nothing, `BadFormat` for what is no address.
pub fn email(typed: &str) -> Result<String, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Refusal::new(Field::Email, Code::Required));
    }
    let good = typed.rsplit_once('@').filter(|(local, domain)| is_local(local) && is_domain(domain) && typed.len() <= MAX_EMAIL);
    let (local, domain) = good.ok_or(Refusal::new(Field::Email, Code::BadFormat))?;
    Ok(format!("{local}@{}", domain.to_ascii_lowercase()))
}

fn is_local(local: &str) -> bool {
    let atom = |atom: &str| !atom.is_empty() && atom.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b));
    local.len() <= MAX_LOCAL && local.split('.').all(atom)
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        let inner = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        inner && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.') && domain.split('.').all(label) && top.len() >= 2 && top.bytes().any(|b| b.is_ascii_alphabetic())
}

/// A mobile number of this country as it is kept (`+994501234567`), however it was typed: `050 123 45 67`, `00994…`.
///
/// # Errors
/// `Required` for nothing, `BadFormat` for what no short message reaches.
pub fn phone(typed: &str) -> Result<String, Refusal> {
    if typed.trim().is_empty() {
        return Err(Refusal::new(Field::Phone, Code::Required));
    }
    let wrong = Refusal::new(Field::Phone, Code::BadFormat);
    let plain = |c: char| c.is_ascii_digit() || " +-()\u{a0}".contains(c);
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let rest = ["00994", "994", "0"].iter().find_map(|start| digits.strip_prefix(start)).unwrap_or(&digits);
    let mobile = rest.len() == 9 && MOBILE.iter().any(|code| rest.starts_with(code)) || rest.len() == 9 && rest.starts_with("36554");
    (typed.chars().all(plain) && mobile).then(|| format!("+994{rest}")).ok_or(wrong)
}

/// The code as it was typed, without spaces; `None` for what can't be one.
pub fn code(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    (digits.len() == CODE_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// An address so that its owner knows it and nobody else learns it: `l•••@example.az`, `+994 •• ••• •• 67`.
pub fn masked(channel: Channel, address: &str) -> String {
    match (channel, address.split_once('@')) {
        (Channel::Email, Some((local, domain))) => format!("{}•••@{domain}", local.chars().next().unwrap_or('•')),
        _ => {
            let end: String = address.chars().skip(address.chars().count().saturating_sub(2)).collect();
            format!("+994 •• ••• •• {end}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t1_4_an_address_is_taken_as_people_write_it() {
        assert_eq!(email("  Leyla.M+asan@Example.AZ "), Ok("Leyla.M+asan@example.az".into()));
        for good in ["050 123 45 67", "+994 (50) 123-45-67", "994501234567", "00994501234567", "501234567"] {
            assert_eq!(phone(good), Ok("+994501234567".into()), "{good}");
        }
        assert_eq!(code(" 012 345 "), Some("012345".into()));
    }

    #[test]
    fn what_is_no_address_is_refused_and_nothing_hides_in_it() {
        let wrong = Err(Refusal::new(Field::Email, Code::BadFormat));
        let long = format!("{}@example.az", "a".repeat(65));
        for bad in ["leyla", "leyla@", "@example.az", "a@b", "a b@example.az", "a@example..az", "a.@example.az", "a@-x.az", "a@1.2.3.4"] {
            assert_eq!(email(bad), wrong, "{bad}");
        }
        for bad in ["a@example.az\r\nBcc: b@example.az", "a@example.az>", "\"a b\"@example.az", "лейла@example.az", "a@пример.az", &long]
        {
            assert_eq!(email(bad), wrong, "{bad}");
        }
        for bad in ["012 123 45 67", "+7 901 123 45 67", "050 123 45 6", "0501234567; drop", "050123456٧"] {
            assert_eq!(phone(bad), Err(Refusal::new(Field::Phone, Code::BadFormat)), "{bad}");
        }
        assert_eq!(email(" ").unwrap_err().code, Code::Required);
        assert_eq!((code("12345"), code("1234567"), code("12345a"), code("١٢٣٤٥٦")), (None, None, None, None));
    }

    #[test]
    fn a_masked_address_tells_its_owner_and_nobody_else() {
        assert_eq!(masked(Channel::Email, "leyla@example.az"), "l•••@example.az");
        assert_eq!(masked(Channel::Sms, "+994501234567"), "+994 •• ••• •• 67");
        assert_eq!(masked(Channel::Sms, ""), "+994 •• ••• •• ");
    }
}
