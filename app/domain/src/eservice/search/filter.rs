//! What is asked of the portal, as it stands in the address of its page: it can be shared, kept, and works as a plain form.

use crate::eservice::{Audience, Automation, Field, Kind, LifeEvent};
use crate::ids::InstitutionId;
use crate::registry::{pairs, written};

/// Services of a page.
pub const PAGE: usize = 20;
/// Most characters of a question that are looked at.
pub const MAX_QUESTION: usize = 200;

/// Which services of the register are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Those that are provided.
    #[default]
    Registered,
    /// Those whose registration was cancelled.
    Cancelled,
    /// Both.
    All,
}

impl Standing {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Standing; 3] = [Standing::Registered, Standing::Cancelled, Standing::All];

    /// The word used in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Standing::Registered => "registered",
            Standing::Cancelled => "cancelled",
            Standing::All => "all",
        }
    }
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// What fits best first; without a question by name.
    #[default]
    Best,
    /// By name.
    Name,
    /// Registered last, first.
    Newest,
}

impl Order {
    /// Every order, as they are offered.
    pub const ALL: [Order; 3] = [Order::Best, Order::Name, Order::Newest];

    /// The word used in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Order::Best => "best",
            Order::Name => "name",
            Order::Newest => "newest",
        }
    }
}

/// Which services are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What was typed.
    pub words: String,
    /// The field (R3.1).
    pub field: Option<Field>,
    /// Who provides it.
    pub provider: Option<InstitutionId>,
    /// Its kind (R4.2).
    pub kind: Option<Kind>,
    /// Whether something is paid (R8).
    pub paid: Option<bool>,
    /// Who uses it.
    pub audience: Option<Audience>,
    /// What has happened in somebody's life.
    pub event: Option<LifeEvent>,
    /// How far it runs by itself.
    pub automation: Option<Automation>,
    /// Whether it is provided still.
    pub state: Standing,
}

impl Filter {
    /// Something besides words is asked for.
    pub fn is_narrowed(&self) -> bool {
        Filter { words: String::new(), ..self.clone() } != Filter::default()
    }
}

/// The whole address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Which services.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
    /// Which page, from 1.
    pub page: u32,
}

impl Default for Address {
    fn default() -> Address {
        Address { filter: Filter::default(), order: Order::default(), page: 1 }
    }
}

impl Address {
    /// Out of a query; nonsense is left out.
    pub fn read(query: &str) -> Address {
        let pairs = pairs(query);
        let text = |name: &str| pairs.iter().find(|pair| pair.0 == name).map_or("", |pair| pair.1.trim());
        let state = Standing::ALL.into_iter().find(|one| one.as_str() == text("state"));
        let paid = match text("fee") {
            "paid" => Some(true),
            "free" => Some(false),
            _ => None,
        };
        let provider = Some(text("provider")).filter(|code| !code.is_empty()).map(|code| code.chars().take(100).collect::<String>().into());
        Address {
            filter: Filter {
                words: text("q").chars().take(MAX_QUESTION).collect(),
                field: Field::parse(text("field")),
                provider,
                kind: Kind::parse(text("kind")),
                paid,
                audience: Audience::parse(text("audience")),
                event: LifeEvent::parse(text("event")),
                automation: Automation::parse(text("automation")),
                state: state.unwrap_or_default(),
            },
            order: Order::ALL.into_iter().find(|one| one.as_str() == text("order")).unwrap_or_default(),
            page: text("page").parse().unwrap_or(1).max(1),
        }
    }

    /// As a query.
    pub fn query(&self) -> String {
        let filter = &self.filter;
        let word = |name: &'static str, word: Option<&str>| word.filter(|word| !word.is_empty()).map(|word| (name, word.to_owned()));
        let page = (self.page > 1).then(|| self.page.to_string());
        let pairs: Vec<(&'static str, String)> = [
            word("q", Some(&filter.words)),
            word("field", filter.field.map(Field::as_str)),
            word("provider", filter.provider.as_ref().map(InstitutionId::as_str)),
            word("kind", filter.kind.map(Kind::as_str)),
            word("fee", filter.paid.map(|paid| if paid { "paid" } else { "free" })),
            word("audience", filter.audience.map(Audience::as_str)),
            word("event", filter.event.map(LifeEvent::as_str)),
            word("automation", filter.automation.map(Automation::as_str)),
            word("state", (filter.state != Standing::default()).then(|| filter.state.as_str())),
            word("order", (self.order != Order::default()).then(|| self.order.as_str())),
            word("page", page.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect();
        written(&pairs)
    }

    /// The same at another page.
    pub fn at(&self, page: u32) -> Address {
        Address { page, ..self.clone() }
    }

    /// Nothing is asked for: the portal's first page is shown.
    pub fn is_start(&self) -> bool {
        *self == Address::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r11_3_an_address_says_all_that_is_asked() {
        let table = [
            ("", ""),
            ("q=&field=&state=registered&order=best&page=0", ""),
            ("?q=u%C5%9Faq+do%C4%9Fuldu&field=aile&fee=free", "q=u%C5%9Faq%20do%C4%9Fuldu&field=aile&fee=free"),
            (
                "kind=interactive&audience=persons&event=usaq-dogulub&automation=full&provider=azersu&state=all&order=newest&page=3",
                "provider=azersu&kind=interactive&audience=persons&event=usaq-dogulub&automation=full&state=all&order=newest&page=3",
            ),
            ("field=yoxdur&kind=x&page=-3&event=%00", ""),
        ];
        for (query, expected) in table {
            let address = Address::read(query);
            assert_eq!(address.query(), expected, "{query}");
            assert_eq!(Address::read(&address.query()), address, "{query}");
        }
        assert!(Address::read("").is_start() && !Address::read("page=2").is_start());
        assert_eq!(Address::read(&format!("q={}", "a".repeat(5_000))).filter.words.len(), MAX_QUESTION);
    }
}
