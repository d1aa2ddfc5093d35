//! The address of a statistics page: of what, of which days, sorted how.

use super::ADDRESS;
use domain::statistics::{PeriodChoice, PeriodWord, Scope, StatisticsQuery};
use leptos_router::params::ParamsMap;

/// By what the tables are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The most received first.
    #[default]
    Received,
    /// The most answered first.
    Answered,
    /// The best share in time first; where too few are due, last.
    InTime,
    /// The most late first.
    Late,
    /// By name.
    Name,
}

impl Sort {
    /// Every way, in the order of the columns.
    pub const ALL: [Sort; 5] = [Sort::Name, Sort::Received, Sort::Answered, Sort::InTime, Sort::Late];

    /// The word used in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Sort::Received => "received",
            Sort::Answered => "answered",
            Sort::InTime => "in_time",
            Sort::Late => "late",
            Sort::Name => "name",
        }
    }
}

/// The whole address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Of what.
    pub scope: Scope,
    /// Of which days.
    pub period: PeriodChoice,
    /// How the tables are sorted.
    pub sort: Sort,
    /// The table that is shown whole: `institutions` or `districts`.
    pub all: String,
}

impl Address {
    /// Of a page's query; nonsense is left out.
    pub fn read(scope: Scope, query: &ParamsMap) -> Address {
        let text = |name: &str| query.get(name).unwrap_or_default();
        let word = PeriodWord::parse(&text("period")).unwrap_or_default();
        let own = word == PeriodWord::Own;
        let days = |name: &str| if own { text(name) } else { String::new() };
        Address {
            scope,
            period: PeriodChoice { word, from: days("from"), until: days("until") },
            sort: Sort::ALL.into_iter().find(|sort| sort.as_str() == text("sort")).unwrap_or_default(),
            all: text("all"),
        }
    }

    /// The question for the server.
    pub fn question(&self) -> StatisticsQuery {
        StatisticsQuery { scope: self.scope.clone(), period: self.period.clone() }
    }

    /// The same days of something else.
    pub fn at(&self, scope: Scope) -> Address {
        Address { scope, period: self.period.clone(), ..Address::default() }
    }

    /// The path without its query.
    pub fn path(&self) -> String {
        match &self.scope {
            Scope::Country => ADDRESS.to_owned(),
            Scope::Institution(id) => format!("{ADDRESS}/institution/{id}"),
            Scope::District(id) => format!("{ADDRESS}/district/{id}"),
        }
    }

    /// The path with its query.
    pub fn href(&self) -> String {
        let mut query = self.days();
        query.extend((self.sort != Sort::default()).then(|| format!("sort={}", self.sort.as_str())));
        query.extend((!self.all.is_empty()).then(|| format!("all={}", written(&self.all))));
        if query.is_empty() { self.path() } else { format!("{}?{}", self.path(), query.join("&")) }
    }

    /// The same numbers as a file.
    pub fn file(&self) -> String {
        let scope = match &self.scope {
            Scope::Country => None,
            Scope::Institution(id) => Some(format!("institution={id}")),
            Scope::District(id) => Some(format!("district={id}")),
        };
        let lang = format!("lang={}", crate::context::lang().tag());
        let query: Vec<String> = scope.into_iter().chain(self.days()).chain([lang]).collect();
        format!("/data/statistics.csv?{}", query.join("&"))
    }

    fn days(&self) -> Vec<String> {
        let PeriodChoice { word, from, until } = &self.period;
        match word {
            PeriodWord::Own => vec!["period=own".to_owned(), format!("from={}", written(from)), format!("until={}", written(until))],
            word if *word == PeriodWord::default() => Vec::new(),
            word => vec![format!("period={}", word.as_str())],
        }
    }
}

/// Days and names of tables; whatever else somebody typed is left out.
fn written(text: &str) -> String {
    text.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(query: &str) -> ParamsMap {
        query.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn a2_2_5_a_shared_address_shows_the_same_numbers() {
        let table = [
            ("", "/statistics"),
            ("period=month&sort=late", "/statistics?period=month&sort=late"),
            ("period=own&from=2026-01-01&until=2026-02-01", "/statistics?period=own&from=2026-01-01&until=2026-02-01"),
            ("period=quarter&from=2026-01-01", "/statistics"),
            ("period=x&sort=y&all=districts", "/statistics?all=districts"),
            ("period=own&from=<b>&until='--", "/statistics?period=own&from=b&until=--"),
        ];
        for (query, href) in table {
            assert_eq!(Address::read(Scope::Country, &of(query)).href(), href, "{query}");
        }
        let address = Address::read(Scope::Institution("azersu".into()), &of("period=year"));
        assert_eq!(address.href(), "/statistics/institution/azersu?period=year");
        assert_eq!(address.at(Scope::Country).href(), "/statistics?period=year");
    }
}
