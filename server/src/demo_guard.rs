//! The demo and real data never meet: the demo's sign-in lets anybody be anybody. Opening the portal refuses a demo on real
//! data; here the other way round, for whoever serves.

use anyhow::bail;
use services::Portal;

/// Refuses to serve a demo database as a real one: its people could sign in nowhere, and its data mean nothing.
///
/// # Errors
/// When the database is a demo's; the message says what to do.
pub async fn check(portal: &Portal, demo: bool) -> anyhow::Result<()> {
    let is_demo = store::settings::get(portal.db(), "demo").await?.as_deref() == Some("1");
    if is_demo && !demo {
        bail!("this is a demo database: serve it with --demo, or name another one with --database");
    }
    Ok(())
}
