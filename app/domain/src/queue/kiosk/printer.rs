//! Where a machine prints.

use serde::{Deserialize, Serialize};
use std::net::{IpAddr, SocketAddr};

/// The port on which ticket printers listen.
const PORT: u16 = 9100;

/// Where a machine's tickets are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printer {
    /// By the machine's own browser.
    Browser,
    /// By a printer in the centre's network that takes ESC/POS.
    Network(SocketAddr),
}

impl Printer {
    /// Reads what a manager typed: nothing for the browser, or an address such as `10.1.2.3`. The server speaks to printers of the
    /// own network alone and to their own port, so that nobody makes it knock at other doors; `any_port` is for tests.
    pub fn read(typed: &str, any_port: bool) -> Option<Printer> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Some(Printer::Browser);
        }
        let address = typed.parse().or_else(|_| typed.parse().map(|ip| SocketAddr::new(ip, PORT))).ok()?;
        let known = any_port || (address.port() == PORT && is_private(address.ip()));
        known.then_some(Printer::Network(address))
    }

    /// As it is kept and shown.
    pub fn written(self) -> String {
        match self {
            Printer::Browser => String::new(),
            Printer::Network(address) => address.to_string(),
        }
    }
}

fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_private(),
        IpAddr::V6(ip) => ip.is_unique_local(),
    }
}

/// What became of a printing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printing {
    /// On its way.
    Waiting,
    /// The printer says it is done.
    Done,
    /// No paper is left.
    NoPaper,
    /// The printer does not answer.
    Silent,
    /// The machine's browser is to print.
    Browser,
}

impl Printing {
    /// Every state.
    pub const ALL: [Printing; 5] = [Printing::Waiting, Printing::Done, Printing::NoPaper, Printing::Silent, Printing::Browser];

    /// The word in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Printing::Waiting => "waiting",
            Printing::Done => "done",
            Printing::NoPaper => "no_paper",
            Printing::Silent => "silent",
            Printing::Browser => "browser",
        }
    }

    /// The inverse of [`Printing::as_str`].
    pub fn parse(word: &str) -> Option<Printing> {
        Printing::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q3_2_2_a_printer_is_one_of_the_own_network() {
        assert_eq!(Printer::read(" ", false), Some(Printer::Browser));
        for (typed, kept) in [("10.1.2.3", "10.1.2.3:9100"), ("192.168.0.9:9100", "192.168.0.9:9100"), ("fd00::1", "[fd00::1]:9100")] {
            assert_eq!(Printer::read(typed, false).map(Printer::written).as_deref(), Some(kept));
        }
        for foreign in ["8.8.8.8", "127.0.0.1", "10.1.2.3:22", "169.254.169.254", "printer.local", "http://10.1.2.3", "::1"] {
            assert_eq!(Printer::read(foreign, false), None, "{foreign}");
        }
        assert!(Printer::read("127.0.0.1:4711", true).is_some());
        for state in Printing::ALL {
            assert_eq!(Printing::parse(state.as_str()), Some(state));
        }
    }
}
