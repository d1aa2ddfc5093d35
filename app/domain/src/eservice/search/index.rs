//! The index: every service with its words, ready to be asked.

use super::bits::Bits;
use super::counts::Counts;
use super::events::words_of_event;
use super::filter::{Filter, Order, Standing};
use super::forms::{asked, words};
use super::vocabulary::{Collector, Vocabulary};
use crate::eservice::{Audience, Automation, EserviceState, Facts, Field, Kind, LifeEvent};
use crate::fold::{fold, sort_key};
use crate::ids::{EserviceId, InstitutionId};
use crate::lang::Named;
use crate::time::UnixMs;
use std::collections::{BTreeMap, HashMap};

/// Weights of a word by where it stands.
const NAME: u32 = 100;
const NEED: u32 = 60;
const CONTENT: u32 = 30;
const PROVIDER: u32 = 20;
/// What a name that begins with the whole question is worth besides.
const BEGINS: u32 = 20_000;

/// A service as it comes into the index.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Id.
    pub id: EserviceId,
    /// Number in the register.
    pub number: String,
    /// What the register holds of it.
    pub facts: Facts,
    /// Name of who provides it.
    pub provider: Named,
    /// Whether it is provided still.
    pub state: EserviceState,
    /// When it was registered.
    pub registered_ms: UnixMs,
}

/// What is kept of a service beside its words.
#[derive(Clone, Debug)]
struct Kept {
    id: EserviceId,
    registered_ms: UnixMs,
    /// Folded names, as a question may begin.
    names: [Box<str>; 3],
}

/// A set for each value of each filter.
#[derive(Debug, Default)]
struct Sets {
    fields: Vec<Bits>,
    kinds: Vec<Bits>,
    fees: Vec<Bits>,
    audiences: Vec<Bits>,
    events: Vec<Bits>,
    automations: Vec<Bits>,
    states: Vec<Bits>,
    providers: BTreeMap<InstitutionId, Bits>,
    /// What an institution provides that provides nothing.
    nothing: Bits,
}

/// The answer to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The services of the stretch that was asked for.
    pub ids: Vec<EserviceId>,
    /// How many there are in all.
    pub total: u32,
    /// No service has all the words: these have the most of them.
    pub loose: bool,
    /// How many each further choice leaves.
    pub counts: Counts,
    /// How many each institution provides of them, by its code.
    pub providers: Vec<(InstitutionId, u32)>,
}

/// Every service of the register, by name.
#[derive(Debug, Default)]
pub struct Index {
    kept: Vec<Kept>,
    numbers: HashMap<String, usize>,
    vocabulary: Vocabulary,
    sets: Sets,
}

impl Index {
    /// Makes the index anew.
    pub fn build(mut entries: Vec<Entry>) -> Index {
        entries.sort_by_cached_key(|entry| (sort_key(&entry.facts.name.az), entry.number.clone()));
        let mut collector = Collector::default();
        let mut sets = Sets::none(entries.len());
        let events: Vec<Vec<String>> = LifeEvent::ALL.iter().map(|event| words(words_of_event(*event))).collect();
        for (at, entry) in entries.iter().enumerate() {
            sets.put(at, entry);
            let place = u32::try_from(at).unwrap_or(u32::MAX);
            let mut add = |text: &str, weight| words(text).into_iter().for_each(|word| collector.add(word, place, weight));
            let facts = &entry.facts;
            for text in [&facts.name.az, &facts.name.en, &facts.name.ru, &entry.number] {
                add(text, NAME);
            }
            add(&facts.keywords, NEED);
            for text in [&facts.content.az, &facts.content.en, &facts.content.ru] {
                add(text, CONTENT);
            }
            for text in [&entry.provider.az, &entry.provider.en, &entry.provider.ru].into_iter().chain(&facts.others) {
                add(text, PROVIDER);
            }
            for event in &facts.events {
                events[*event as usize].iter().for_each(|word| collector.add(word.clone(), place, NEED));
            }
        }
        let numbers = entries.iter().enumerate().map(|(at, entry)| (entry.number.to_uppercase(), at)).collect();
        let kept = entries.into_iter().map(Kept::of).collect();
        Index { kept, numbers, vocabulary: collector.done(), sets }
    }

    /// How many services there are, cancelled ones too.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Asks for a stretch of what the filter lets through, `skip` left out, at most `take`.
    pub fn ask(&self, filter: &Filter, order: Order, skip: usize, take: usize) -> Found {
        if let Some(kept) = self.numbers.get(&filter.words.trim().to_uppercase()).and_then(|at| self.kept.get(*at)) {
            return Found { ids: vec![kept.id.clone()], total: 1, ..Found::default() };
        }
        let scored = self.scored(filter);
        let sets = self.chosen(filter);
        let mut hits = scored.hits.clone();
        sets.iter().flatten().for_each(|set| hits.keep(set));
        let mut places: Vec<usize> = hits.places().collect();
        let total = u32::try_from(places.len()).unwrap_or(u32::MAX);
        match order {
            Order::Best if !scored.scores.is_empty() => places.sort_by_key(|at| std::cmp::Reverse(scored.scores.get(*at).copied())),
            Order::Newest => places.sort_by_key(|at| std::cmp::Reverse(self.kept.get(*at).map(|kept| kept.registered_ms))),
            Order::Best | Order::Name => {}
        }
        let ids = places.into_iter().skip(skip).take(take).filter_map(|at| Some(self.kept.get(at)?.id.clone())).collect();
        let (counts, providers) = self.counts(&scored.hits, &sets);
        Found { ids, total, loose: scored.loose, counts, providers }
    }

    /// Which services have the most of the question's words, and how well each fits.
    fn scored(&self, filter: &Filter) -> Scored {
        let mut hits = Bits::all(self.kept.len());
        if let Some(set) = self.state_of(filter) {
            hits.keep(set);
        }
        let asked = asked(&filter.words);
        if asked.is_empty() {
            return Scored { hits, scores: Vec::new(), loose: false };
        }
        let mut scores = vec![0_u32; self.kept.len()];
        let mut covered = vec![0_u8; self.kept.len()];
        let mut best = vec![0_u32; self.kept.len()];
        for word in &asked {
            best.fill(0);
            self.vocabulary.find(word, |at, worth| {
                if let Some(best) = best.get_mut(at) {
                    *best = worth.max(*best);
                }
            });
            for ((best, score), covered) in best.iter().zip(&mut scores).zip(&mut covered) {
                *score += best;
                *covered += u8::from(*best > 0);
            }
        }
        let most = hits.places().filter_map(|at| covered.get(at)).copied().max().unwrap_or_default();
        let mut having = Bits::none(self.kept.len());
        let folded = fold(&filter.words);
        for at in hits.places().filter(|at| most > 0 && covered.get(*at) == Some(&most)) {
            having.put(at);
            if let (Some(kept), Some(score)) = (self.kept.get(at), scores.get_mut(at)) {
                *score += if kept.names.iter().any(|name| name.starts_with(folded.as_str())) { BEGINS } else { 0 };
            }
        }
        Scored { hits: having, scores, loose: usize::from(most) < asked.len() && most > 0 }
    }

    fn state_of(&self, filter: &Filter) -> Option<&Bits> {
        match filter.state {
            Standing::Registered => self.sets.states.first(),
            Standing::Cancelled => self.sets.states.get(1),
            Standing::All => None,
        }
    }

    /// The set of each filter that is chosen, in the order of [`Index::counts`].
    fn chosen(&self, filter: &Filter) -> [Option<&Bits>; 7] {
        let sets = &self.sets;
        [
            filter.field.and_then(|one| sets.fields.get(one as usize)),
            filter.kind.and_then(|one| sets.kinds.get(one as usize)),
            filter.paid.and_then(|paid| sets.fees.get(usize::from(paid))),
            filter.audience.and_then(|one| sets.audiences.get(one as usize)),
            filter.event.and_then(|one| sets.events.get(one as usize)),
            filter.automation.and_then(|one| sets.automations.get(one as usize)),
            filter.provider.as_ref().map(|one| sets.providers.get(one).unwrap_or(&sets.nothing)),
        ]
    }

    /// For each filter, how many each of its values would leave with the other filters as they are.
    fn counts(&self, hits: &Bits, chosen: &[Option<&Bits>; 7]) -> (Counts, Vec<(InstitutionId, u32)>) {
        let without = |own: usize| {
            let mut rest = hits.clone();
            chosen.iter().enumerate().filter(|(nr, _)| *nr != own).filter_map(|(_, set)| *set).for_each(|set| rest.keep(set));
            rest
        };
        let of = |own: usize, sets: &[Bits]| {
            let rest = without(own);
            sets.iter().map(|set| rest.common(set)).collect::<Vec<u32>>()
        };
        let sets = &self.sets;
        let counts = Counts {
            fields: of(0, &sets.fields),
            kinds: of(1, &sets.kinds),
            fees: of(2, &sets.fees),
            audiences: of(3, &sets.audiences),
            events: of(4, &sets.events),
            automations: of(5, &sets.automations),
            states: of(usize::MAX, &sets.states),
        };
        let rest = without(6);
        let providers = sets.providers.iter().filter_map(|(id, set)| Some((id.clone(), rest.common(set))).filter(|(_, count)| *count > 0));
        (counts, providers.collect())
    }
}

/// Services that have the words.
struct Scored {
    hits: Bits,
    /// Empty when no words were asked for.
    scores: Vec<u32>,
    loose: bool,
}

impl Kept {
    fn of(entry: Entry) -> Kept {
        let Named { az, en, ru } = entry.facts.name;
        // An empty name begins with nothing that is asked.
        let names = [az, en, ru].map(|name| fold(&name).into_boxed_str());
        Kept { id: entry.id, registered_ms: entry.registered_ms, names }
    }
}

impl Sets {
    fn none(len: usize) -> Sets {
        let sets = |count: usize| vec![Bits::none(len); count];
        Sets {
            fields: sets(Field::ALL.len()),
            kinds: sets(Kind::ALL.len()),
            fees: sets(2),
            audiences: sets(Audience::ALL.len()),
            events: sets(LifeEvent::ALL.len()),
            automations: sets(Automation::ALL.len()),
            states: sets(2),
            providers: BTreeMap::new(),
            nothing: Bits::none(len),
        }
    }

    fn put(&mut self, at: usize, entry: &Entry) {
        let facts = &entry.facts;
        let put = |sets: &mut Vec<Bits>, value: usize| {
            if let Some(set) = sets.get_mut(value) {
                set.put(at);
            }
        };
        put(&mut self.fields, facts.field as usize);
        put(&mut self.kinds, facts.kind as usize);
        put(&mut self.fees, usize::from(facts.fee.paid));
        put(&mut self.automations, facts.automation as usize);
        put(&mut self.states, usize::from(entry.state == EserviceState::Cancelled));
        facts.audiences.iter().for_each(|one| put(&mut self.audiences, *one as usize));
        facts.events.iter().for_each(|one| put(&mut self.events, *one as usize));
        self.providers.entry(facts.provider.clone()).or_insert_with(|| self.nothing.clone()).put(at);
    }
}
