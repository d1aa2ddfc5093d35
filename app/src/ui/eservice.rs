//! Names of what the register of e-services is ordered by, in the language of the page.

use crate::tr;
use domain::eservice::{Act, Audience, Automation, Field, Item, Kind, LifeEvent};
use domain::regulation::Unit;

/// A field (R3.1).
pub fn field_name(it: Field) -> &'static str {
    match it {
        Field::Family => tr!(eservice.field_aile),
        Field::Building => tr!(eservice.field_tikinti),
        Field::Religion => tr!(eservice.field_dini_qurumlar),
        Field::CivilService => tr!(eservice.field_dovlet_qullugu),
        Field::Work => tr!(eservice.field_emek),
        Field::Property => tr!(eservice.field_emlak),
        Field::Customs => tr!(eservice.field_gomruk),
        Field::Legal => tr!(eservice.field_huquqi_xidmetler),
        Field::LawEnforcement => tr!(eservice.field_huquq_muhafize),
        Field::Sport => tr!(eservice.field_idman),
        Field::Agriculture => tr!(eservice.field_kend_teserrufati),
        Field::Communal => tr!(eservice.field_kommunal),
        Field::Consular => tr!(eservice.field_konsulluq),
        Field::Refugees => tr!(eservice.field_qacqinlar),
        Field::Finance => tr!(eservice.field_maliyye),
        Field::Culture => tr!(eservice.field_medeniyyet),
        Field::Defence => tr!(eservice.field_mudafie),
        Field::Transport => tr!(eservice.field_neqliyyat),
        Field::Communication => tr!(eservice.field_rabite),
        Field::Health => tr!(eservice.field_sehiyye),
        Field::Industry => tr!(eservice.field_senaye),
        Field::Social => tr!(eservice.field_sosial),
        Field::Standards => tr!(eservice.field_standartlasdirma),
        Field::Statistics => tr!(eservice.field_statistika),
        Field::Ecology => tr!(eservice.field_ekologiya),
        Field::Education => tr!(eservice.field_tehsil),
        Field::Land => tr!(eservice.field_torpaq),
        Field::Taxes => tr!(eservice.field_vergiler),
        Field::Migration => tr!(eservice.field_migrasiya),
    }
}

/// An event of life.
pub fn event_name(it: LifeEvent) -> &'static str {
    match it {
        LifeEvent::Birth => tr!(eservice.event_usaq_dogulub),
        LifeEvent::School => tr!(eservice.event_mekteb),
        LifeEvent::Study => tr!(eservice.event_tehsil_almaq),
        LifeEvent::Marriage => tr!(eservice.event_nikah),
        LifeEvent::Divorce => tr!(eservice.event_bosanma),
        LifeEvent::Home => tr!(eservice.event_ev),
        LifeEvent::Car => tr!(eservice.event_avtomobil),
        LifeEvent::Work => tr!(eservice.event_is),
        LifeEvent::Illness => tr!(eservice.event_xestelik),
        LifeEvent::Retirement => tr!(eservice.event_pensiya),
        LifeEvent::Death => tr!(eservice.event_vefat),
        LifeEvent::Documents => tr!(eservice.event_senedler),
        LifeEvent::Military => tr!(eservice.event_herbi_xidmet),
        LifeEvent::Abroad => tr!(eservice.event_xaric),
        LifeEvent::Trouble => tr!(eservice.event_problem),
        LifeEvent::StartBusiness => tr!(eservice.event_biznes_baslamaq),
        LifeEvent::RunBusiness => tr!(eservice.event_biznes_aparmaq),
    }
}

/// A kind (R4.2).
pub fn kind_name(it: Kind) -> &'static str {
    match it {
        Kind::Informational => tr!(eservice.kind_informational),
        Kind::Interactive => tr!(eservice.kind_interactive),
    }
}

/// How far it runs by itself (R-annex1, 1.6).
pub fn automation_name(it: Automation) -> &'static str {
    match it {
        Automation::Full => tr!(eservice.automation_full),
        Automation::Partial => tr!(eservice.automation_partial),
    }
}

/// Who uses it (R-annex1, 2.3).
pub fn audience_name(it: Audience) -> &'static str {
    match it {
        Audience::Persons => tr!(eservice.audience_persons),
        Audience::Organisations => tr!(eservice.audience_organisations),
        Audience::StateBodies => tr!(eservice.audience_state_bodies),
        Audience::Others => tr!(eservice.audience_others),
    }
}

/// What an application asks for (R-annex2).
pub fn act_name(it: Act) -> &'static str {
    match it {
        Act::Register => tr!(eservice.act_register),
        Act::Amend => tr!(eservice.act_amend),
        Act::Cancel => tr!(eservice.act_cancel),
    }
}

/// In what a length of time is given (R-annex1, 1.7).
pub fn unit_name(it: Unit) -> &'static str {
    match it {
        Unit::Minutes => tr!(eservice.unit_minutes),
        Unit::Hours => tr!(eservice.unit_hours),
        Unit::WorkingDays => tr!(eservice.unit_working_days),
        Unit::Days => tr!(eservice.unit_days),
    }
}

/// An item of the application (R-annex2).
pub fn item_name(it: Item) -> &'static str {
    match it {
        Item::Provider => tr!(register.item_provider),
        Item::NameAz => tr!(register.item_name_az),
        Item::NameEn => tr!(register.item_name_en),
        Item::NameRu => tr!(register.item_name_ru),
        Item::Others => tr!(register.item_others),
        Item::ContentAz => tr!(register.item_content_az),
        Item::ContentEn => tr!(register.item_content_en),
        Item::ContentRu => tr!(register.item_content_ru),
        Item::LegalBasis => tr!(register.item_legal_basis),
        Item::Kind => tr!(register.item_kind),
        Item::Paid => tr!(register.item_paid),
        Item::Amount => tr!(register.item_amount),
        Item::Basis => tr!(register.item_basis),
        Item::Requisites => tr!(register.item_requisites),
        Item::Ways => tr!(register.item_ways),
        Item::Link => tr!(register.item_link),
        Item::Audiences => tr!(register.item_audiences),
        Item::Address => tr!(register.item_address),
        Item::Field => tr!(register.item_field),
        Item::Automation => tr!(register.item_automation),
        Item::Events => tr!(register.item_events),
        Item::Keywords => tr!(register.item_keywords),
        Item::Manner => tr!(register.item_manner),
        Item::Regulation => tr!(register.item_regulation),
        Item::HappenedOn => tr!(register.item_happened_on),
        Item::Reason => tr!(register.item_reason),
    }
}
