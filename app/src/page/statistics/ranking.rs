//! A table of institutions or districts; each column sorts by a link, each line leads to its page.

use super::{Address, Sort};
use crate::{context, tr};
use domain::statistics::{Counts, Line, Scope, Share};
use leptos::prelude::*;
use std::cmp::Reverse;

/// Lines shown before "all" is asked for.
const FIRST: usize = 15;

/// The table.
#[component]
pub fn Ranking(
    /// The page it stands on.
    address: Address,
    /// `institutions` or `districts`: its id, too.
    list: &'static str,
    /// Heading.
    title: &'static str,
    /// The lines.
    lines: Vec<Line>,
) -> impl IntoView {
    let lang = context::lang();
    let total = lines.len();
    let lines = sorted(lines, address.sort, |line| line.name.in_lang(lang).to_owned());
    let whole = address.all == list || total <= FIRST;
    let shown = if whole { total } else { FIRST };
    let rows = lines.into_iter().take(shown).map(|line| row(&address, list, line)).collect_view();
    let heads = Sort::ALL.map(|sort| head(&address, list, sort)).into_iter().collect_view();
    let all = (!whole).then(|| format!("{}#{list}", Address { all: list.to_owned(), ..address.clone() }.href()));
    view! {
        <section class="panel stack" id=list>
            <h2>{title}</h2>
            <p class="muted">{tr!(open.sort_hint)}</p>
            <div class="table-frame" tabindex="0" role="region" aria-label=title>
                <table class="table ranking">
                    <caption class="visually-hidden">{title}</caption>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {all.map(|href| view! { <p><a href=href>{tr!(open.all, total)}</a></p> })}
        </section>
    }
}

fn head(address: &Address, list: &str, sort: Sort) -> impl IntoView + use<> {
    let href = format!("{}#{list}", Address { sort, ..address.clone() }.href());
    let chosen = (address.sort == sort).then_some(if sort == Sort::Name { "ascending" } else { "descending" });
    view! { <th scope="col" aria-sort=chosen><a href=href>{name(sort)}</a></th> }
}

fn name(sort: Sort) -> &'static str {
    match sort {
        Sort::Received => tr!(open.received),
        Sort::Answered => tr!(open.answered),
        Sort::InTime => tr!(open.in_time),
        Sort::Late => tr!(open.late),
        Sort::Name => tr!(open.name),
    }
}

fn row(address: &Address, list: &str, line: Line) -> impl IntoView + use<> {
    let Line { id, name, counts } = line;
    let scope = if list == "districts" { Scope::District(id.into()) } else { Scope::Institution(id.into()) };
    let href = address.at(scope).href();
    view! {
        <tr>
            <th scope="row"><a href=href>{name.in_lang(context::lang()).to_owned()}</a></th>
            <td>{counts.received}</td>
            <td>{counts.answered}</td>
            <td>{share(&counts)}</td>
            <td>{counts.late}</td>
        </tr>
    }
}

fn share(counts: &Counts) -> String {
    match (counts.in_time_share(), counts.due()) {
        (Some(share), _) => tr!(open.share, share.part, share.whole, share.percent()),
        (None, 0) => "—".to_owned(),
        (None, due) => tr!(open.few, counts.in_time, due),
    }
}

/// In the order asked for; lines that are the same by it stay as they came: the most received first.
fn sorted(mut lines: Vec<Line>, sort: Sort, name: impl Fn(&Line) -> String) -> Vec<Line> {
    let rank = |line: &Line| {
        let counts = &line.counts;
        match sort {
            Sort::Received | Sort::Name => counts.received,
            Sort::Answered => counts.answered,
            Sort::Late => counts.late,
            Sort::InTime => {
                counts.in_time_share().map_or(0, |Share { part, whole }| (u64::from(part) * 1_000_000 / u64::from(whole)) as u32 + 1)
            }
        }
    };
    match sort {
        Sort::Name => lines.sort_by_cached_key(|line| domain::fold::sort_key(&name(line))),
        _ => lines.sort_by_key(|line| Reverse(rank(line))),
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, received: u32, answered: u32, in_time: u32, late: u32) -> Line {
        Line { id: id.into(), name: Default::default(), counts: Counts { received, answered, in_time, late, ..Counts::default() } }
    }

    #[test]
    fn a2_2_5_too_few_never_win() {
        let lines = vec![line("a", 90, 80, 40, 9), line("b", 50, 40, 39, 0), line("c", 4, 4, 4, 0), line("d", 3, 0, 0, 3)];
        let order = |sort| sorted(lines.clone(), sort, |line| line.id.clone()).into_iter().map(|line| line.id).collect::<String>();
        assert_eq!(order(Sort::Received), "abcd");
        assert_eq!(order(Sort::InTime), "bacd", "four of four are too few to be the best");
        assert_eq!(order(Sort::Late), "adbc");
        assert_eq!(order(Sort::Name), "abcd");
    }
}
