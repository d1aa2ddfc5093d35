//! Speaking to a printer in the centre's network. It is asked how its paper is, gets the picture, and is asked whether it is done; whoever
//! does not answer in time is silent. Nothing is believed to be on paper that the printer has not said to be.

use super::picture::picture;
use app::routes;
use domain::queue::kiosk::printer::Printing;
use domain::queue::print::escpos;
use services::Portal;
use services::kiosk::{PrintJob, Printers, settle};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// A printer that does not answer by then is off.
const ANSWER: Duration = Duration::from_secs(2);
/// A ticket is printed and cut by then.
const PRINTED: Duration = Duration::from_secs(8);

/// Printers by their address; each prints one ticket after the other.
pub struct NetworkPrinters {
    origin: String,
    turns: Arc<Mutex<HashMap<SocketAddr, Arc<tokio::sync::Mutex<()>>>>>,
}

impl NetworkPrinters {
    /// `origin` is the site's own address, for the codes on the tickets.
    pub fn new(origin: String) -> NetworkPrinters {
        NetworkPrinters { origin, turns: Arc::default() }
    }

    fn turn(&self, address: SocketAddr) -> Arc<tokio::sync::Mutex<()>> {
        Arc::clone(self.turns.lock().unwrap_or_else(PoisonError::into_inner).entry(address).or_default())
    }
}

impl Printers for NetworkPrinters {
    fn take(&self, portal: &Arc<Portal>, job: PrintJob) {
        let (portal, turn) = (Arc::clone(portal), self.turn(job.address));
        let link = format!("{}{}", self.origin, routes::phone_ticket(&job.face.secret));
        tokio::spawn(async move {
            let _turn = turn.lock().await;
            let PrintJob { ticket, face, address } = job;
            let drawn = tokio::task::spawn_blocking(move || picture(&face, &link).map(|drawn| escpos::bytes(&drawn))).await;
            let state = match drawn {
                Ok(Some(bytes)) => print(address, &bytes).await,
                _ => Printing::Silent,
            };
            metrics::counter!("muraciet_tickets_printed", "state" => state.as_str()).increment(1);
            if state != Printing::Done {
                tracing::warn!(%address, state = state.as_str(), "a ticket was not printed");
            }
            if let Err(error) = settle(&portal, &ticket, state).await {
                tracing::error!(cause = format!("{error:?}"), "what became of a ticket could not be kept");
            }
        });
    }
}

/// Prints; what the printer says.
async fn print(address: SocketAddr, bytes: &[u8]) -> Printing {
    let Some(mut printer) = timeout(ANSWER, TcpStream::connect(address)).await.ok().and_then(Result::ok) else { return Printing::Silent };
    match ask(&mut printer, escpos::ASK_PAPER, ANSWER).await {
        Some(paper) if escpos::is_out(paper) => return Printing::NoPaper,
        Some(_) => {}
        None => return Printing::Silent,
    }
    if !matches!(timeout(PRINTED, printer.write_all(bytes)).await, Ok(Ok(()))) {
        return Printing::Silent;
    }
    match ask(&mut printer, escpos::ASK_DONE, PRINTED).await {
        Some(paper) if escpos::ended(paper) => Printing::NoPaper,
        Some(_) => Printing::Done,
        None => Printing::Silent,
    }
}

async fn ask(printer: &mut TcpStream, question: &[u8], patience: Duration) -> Option<u8> {
    printer.write_all(question).await.ok()?;
    timeout(patience, printer.read_u8()).await.ok()?.ok()
}
