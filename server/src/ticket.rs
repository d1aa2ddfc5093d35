//! A ticket on paper (Q3.2.2): drawn here, dot by dot, because no code page of a printer knows "ə"; sent to the printer in the centre's
//! network, or shown as it would come out.

mod file;
mod ink;
mod picture;
mod printer;
#[cfg(test)]
mod tests;

pub use file::{pdf, png};
pub use picture::picture;
pub use printer::NetworkPrinters;
