//! Builds what the browser loads: `target/site` and its list `target/site/assets.json`.
//!
//! One pass, data flowing one way: inputs unchanged → nothing to do; else compile and bind the client, gather styles,
//! fonts, the map library and the public files into a [`site::Site`] in memory, add the service worker and the
//! list, write it all beside the old site and swap.

mod budget;
mod client;
mod compress;
mod fonts;
mod freshness;
mod leaflet;
mod listing;
mod optimise;
mod order;
mod pack;
mod places;
mod progress;
mod public;
mod scripts;
mod site;
mod styles;
mod toolchain;
mod worker;

use anyhow::Result;
use order::Order;
use places::Places;
use progress::Progress;

fn main() -> Result<()> {
    let order = Order::from_words(std::env::args().skip(1))?;
    let places = Places::of_the_project();
    let progress = Progress::begin();
    let inputs = freshness::Inputs::now(&places)?;
    if inputs.made(&places, order.mode) {
        progress.done("the site is current");
    } else {
        build(&places, &order, &progress)?;
        freshness::remember(&places, &inputs.stamp(order.mode))?;
        progress.done("the site is built");
    }
    if order.checks_budget() { budget::check(&places.site) } else { Ok(()) }
}

fn build(places: &Places, order: &Order, progress: &Progress) -> Result<()> {
    let mut site = site::Site::default();
    let client = client::build(places, order.mode, progress)?;
    client::gather(&client, &client::texts(places)?, &mut site)?;
    public::gather(places, &mut site)?;
    leaflet::gather(places, &mut site)?;
    let fonts = fonts::gather(places, &mut site)?;
    styles::gather(places, &fonts, &mut site)?;
    let build = site.identity();
    worker::gather(&build, &mut site)?;
    listing::gather(&build, &mut site)?;
    progress.step("gathered", format!("{} files, build {build}", site.files().len()));
    site.write(places, order.mode)?;
    progress.step("written", format!("{} (with .br and .gz)", places.site.display()));
    Ok(())
}
