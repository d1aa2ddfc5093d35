//! The printer that hangs on a queue machine, at a USB socket or a serial line (Q3.2.2): `public/printer.js` speaks to it. The browser asks
//! once which one it is; afterwards it is found without asking.

use domain::queue::kiosk::printer::{Device, Printing};

/// A ticket that the machine draws by itself when the server can't.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slip {
    /// What stands above the number.
    pub above: String,
    /// The line number.
    pub number: String,
    /// Lines below it.
    pub below: Vec<String>,
}

/// Whether a printer that may be used is there; never on the server.
pub async fn is_there(device: Device) -> bool {
    #[cfg(feature = "hydrate")]
    {
        browser::is_there(device).await.unwrap_or(false)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = device;
        false
    }
}

/// Lets the browser ask which printer it is; whether one was chosen. To be called from a press.
pub async fn allow(device: Device) -> bool {
    #[cfg(feature = "hydrate")]
    {
        browser::allow(device).await.unwrap_or(false)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = device;
        false
    }
}

/// Prints the bytes at this address of the server; the slip when they can't be had. What the printer says.
pub async fn ticket(device: Device, address: &str, slip: &Slip) -> Printing {
    #[cfg(feature = "hydrate")]
    {
        match browser::fetched(address).await {
            Some(bytes) => browser::print(device, &bytes).await.unwrap_or(Printing::Silent),
            None => drawn(device, slip).await,
        }
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (device, address, slip);
        Printing::Silent
    }
}

/// Prints the slip. What the printer says.
pub async fn drawn(device: Device, slip: &Slip) -> Printing {
    #[cfg(feature = "hydrate")]
    {
        browser::drawn(device, slip).await.unwrap_or(Printing::Silent)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (device, slip);
        Printing::Silent
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::Slip;
    use crate::device::script;
    use domain::queue::kiosk::printer::{Device, Printing};
    use domain::queue::print::{Bitmap, WIDTH, escpos};
    use gloo_net::http::Request;
    use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    const ADDRESS: &str = "/printer.js";
    /// The name of the object that the script makes.
    const NAME: &str = "ticketPrinter";

    pub async fn is_there(device: Device) -> Option<bool> {
        answer("has", &Array::of1(&kind(device))).await?.as_bool()
    }

    pub async fn allow(device: Device) -> Option<bool> {
        answer("allow", &Array::of1(&kind(device))).await?.as_bool()
    }

    pub async fn print(device: Device, bytes: &[u8]) -> Option<Printing> {
        let speed = if let Device::Serial(speed) = device { speed } else { 0 };
        let said = answer("print", &Array::of3(&kind(device), &speed.into(), &Uint8Array::from(bytes))).await?;
        said.as_string().as_deref().and_then(Printing::parse)
    }

    pub async fn drawn(device: Device, slip: &Slip) -> Option<Printing> {
        let words = Array::of3(&slip.above.as_str().into(), &slip.number.as_str().into(), &slip.below.join("\n").into());
        let bits: Uint8Array = call("draw", &words).await?.dyn_into().ok()?;
        let picture = Bitmap::of_bytes(WIDTH, bits.to_vec())?;
        print(device, &escpos::bytes(&picture)).await
    }

    pub async fn fetched(address: &str) -> Option<Vec<u8>> {
        let answer = Request::get(address).send().await.ok().filter(gloo_net::http::Response::ok)?;
        answer.binary().await.ok()
    }

    fn kind(device: Device) -> JsValue {
        match device {
            Device::Usb => "usb".into(),
            Device::Serial(_) => "serial".into(),
        }
    }

    async fn answer(name: &str, words: &Array) -> Option<JsValue> {
        let promise: Promise = call(name, words).await?.dyn_into().ok()?;
        JsFuture::from(promise).await.ok()
    }

    async fn call(name: &str, words: &Array) -> Option<JsValue> {
        let object = script::object(ADDRESS, NAME).await.ok()?;
        let function: Function = Reflect::get(&object, &name.into()).ok()?.dyn_into().ok()?;
        function.apply(&object, words).ok()
    }
}

#[cfg(test)]
mod tests {
    use domain::queue::print::{WIDTH, escpos};

    const SCRIPT: &str = include_str!("../../../public/printer.js");

    #[test]
    fn q3_2_2_the_script_asks_the_printer_what_the_server_asks_it() {
        let bytes = |question: &[u8]| question.iter().map(|byte| format!("0x{byte:02x}")).collect::<Vec<_>>().join(", ");
        assert!(SCRIPT.contains(&format!("const ASK_PAPER = [{}];", bytes(escpos::ASK_PAPER))));
        assert!(SCRIPT.contains(&format!("const ASK_DONE = [{}];", bytes(escpos::ASK_DONE))));
        assert!(SCRIPT.contains(&format!("const WIDTH = {WIDTH};")));
        for (mask, says) in [("0x60", escpos::is_out as fn(u8) -> bool), ("0x0c", escpos::ended as fn(u8) -> bool)] {
            assert!(SCRIPT.contains(&format!("(answer & {mask}) !== 0")));
            let mask = u8::from_str_radix(&mask[2..], 16).unwrap();
            assert!((0..=255).all(|answer| says(answer) == (answer & mask != 0)), "{mask:02x}");
        }
    }
}
