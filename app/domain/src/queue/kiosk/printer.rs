//! Where a machine prints.

use serde::{Deserialize, Serialize};
use std::net::{IpAddr, SocketAddr};

/// The port on which ticket printers listen.
const PORT: u16 = 9100;
/// The word of a printer at a USB socket.
const USB: &str = "usb";
/// The word of one at a serial line; its speed follows.
const SERIAL: &str = "serial";

/// Speeds of a serial line that can be chosen, bits a second, the usual one first. A ticket is some sixty thousand bytes: slower lines take
/// longer than anybody waits.
pub const SPEEDS: [u32; 4] = [115_200, 57_600, 38_400, 19_200];

/// A printer that hangs on the machine itself: the machine's own page writes to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Device {
    /// At a USB socket.
    Usb,
    /// At a serial line of so many bits a second.
    Serial(u32),
}

impl Device {
    /// As it is kept.
    pub fn written(self) -> String {
        match self {
            Device::Usb => USB.to_owned(),
            Device::Serial(speed) => format!("{SERIAL}:{speed}"),
        }
    }

    fn read(kept: &str) -> Option<Device> {
        match kept.split_once(':') {
            None if kept == USB => Some(Device::Usb),
            Some((SERIAL, speed)) => speed.parse().ok().filter(|speed| SPEEDS.contains(speed)).map(Device::Serial),
            _ => None,
        }
    }
}

/// Where a machine's tickets are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printer {
    /// By the machine's own browser.
    Browser,
    /// By a printer in the centre's network that takes ESC/POS.
    Network(SocketAddr),
    /// By a printer on the machine that takes ESC/POS.
    Device(Device),
}

/// The ways of printing, as a form names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// In the centre's network.
    Network,
    /// At a USB socket of the machine.
    Usb,
    /// At its serial line.
    Serial,
    /// By its browser.
    Browser,
}

impl Way {
    /// Every way, the usual one first.
    pub const ALL: [Way; 4] = [Way::Network, Way::Usb, Way::Serial, Way::Browser];

    /// The word in the form.
    pub fn as_str(self) -> &'static str {
        match self {
            Way::Network => "network",
            Way::Usb => USB,
            Way::Serial => SERIAL,
            Way::Browser => "browser",
        }
    }

    /// The inverse of [`Way::as_str`].
    pub fn parse(word: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|one| one.as_str() == word)
    }

    /// What [`Printer::read`] takes for this way. An address that was not typed is none, not the browser.
    pub fn printer(self, address: &str, speed: &str) -> String {
        match self {
            Way::Network if address.trim().is_empty() => self.as_str().to_owned(),
            Way::Network => address.trim().to_owned(),
            Way::Usb => USB.to_owned(),
            Way::Serial => format!("{SERIAL}:{speed}"),
            Way::Browser => String::new(),
        }
    }
}

impl Printer {
    /// Reads what is kept or was typed: nothing for the browser, an address such as `10.1.2.3`, `usb`, `serial:115200`. The server speaks
    /// to printers of the own network alone and to their own port, so that nobody makes it knock at other doors; `any_port` is for tests.
    pub fn read(typed: &str, any_port: bool) -> Option<Printer> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Some(Printer::Browser);
        }
        if let Some(device) = Device::read(typed) {
            return Some(Printer::Device(device));
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
            Printer::Device(device) => device.written(),
        }
    }

    /// The printer on the machine itself, of what is kept.
    pub fn device(kept: &str) -> Option<Device> {
        Device::read(kept)
    }

    /// Its way.
    pub fn way(self) -> Way {
        match self {
            Printer::Browser => Way::Browser,
            Printer::Network(_) => Way::Network,
            Printer::Device(Device::Usb) => Way::Usb,
            Printer::Device(Device::Serial(_)) => Way::Serial,
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
    /// The machine's page is to print: by its browser, or on the printer that hangs on the machine.
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

    /// Whether it is an end that the machine's page can tell of.
    pub fn is_end(self) -> bool {
        matches!(self, Printing::Done | Printing::NoPaper | Printing::Silent)
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
            assert_eq!(state.is_end(), !matches!(state, Printing::Waiting | Printing::Browser));
        }
    }

    #[test]
    fn q3_2_2_a_printer_may_hang_on_the_machine_itself() {
        for (kept, device) in [("usb", Device::Usb), ("serial:115200", Device::Serial(115_200)), ("serial:19200", Device::Serial(19_200))] {
            assert_eq!(Printer::read(&format!(" {kept} "), false), Some(Printer::Device(device)));
            assert_eq!((Printer::device(kept), device.written().as_str()), (Some(device), kept));
        }
        for wrong in ["usb:1", "serial", "serial:", "serial:9600", "serial:-1", "serial:fast", "USB", "network"] {
            assert_eq!(Printer::read(wrong, true), None, "{wrong}");
        }
        assert_eq!((Printer::device(""), Printer::device("10.1.2.3:9100")), (None, None));
    }

    #[test]
    fn q3_2_2_each_way_of_the_form_is_a_printer_and_a_forgotten_address_is_none() {
        for (way, kept) in [(Way::Network, "10.1.2.3:9100"), (Way::Usb, "usb"), (Way::Serial, "serial:57600"), (Way::Browser, "")] {
            let printer = Printer::read(&way.printer(" 10.1.2.3 ", "57600"), false);
            assert_eq!(printer.map(Printer::written).as_deref(), Some(kept), "{way:?}");
            assert_eq!(printer.map(Printer::way), Some(way));
            assert_eq!(Way::parse(way.as_str()), Some(way));
        }
        assert_eq!(Printer::read(&Way::Network.printer(" ", ""), false), None);
        assert_eq!(Printer::read(&Way::Serial.printer("", "1"), false), None);
        assert_eq!(Way::parse("fax"), None);
    }
}
