use super::*;
use crate::calendar::{DayKind, RowStatus};
use crate::deadline::escalation::Whom;
use crate::procedure::UnconsideredGround;
use crate::refusal::{Code, Field};
use crate::role::Role;
use crate::template::TemplateKind;

struct Some3;

impl Known for Some3 {
    fn institution(&self, code: &str) -> bool {
        ["azersu", "aayda"].contains(&code)
    }
    fn category(&self, code: &str, root: bool) -> bool {
        code == "yol" || (!root && code == "yol.cuxur")
    }
    fn district(&self, code: &str) -> bool {
        code == "yasamal"
    }
    fn centre(&self, code: &str) -> bool {
        code == "baki-1"
    }
    fn service(&self, code: &str) -> bool {
        code == "vvaq.nikah"
    }
    fn group(&self, code: &str) -> bool {
        code == "vvaq"
    }
}

fn values(resource: Resource, pairs: &[(&str, &str)]) -> Values {
    tidied(resource, &Values(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()))
}

fn wrong(resource: Resource, pairs: &[(&str, &str)]) -> Vec<(&'static str, Code)> {
    let name = |field: Field| match field {
        Field::Panel(column) => column.as_str(),
        _ => "form",
    };
    check(resource, &values(resource, pairs), &Some3).into_iter().map(|one| (name(one.field), one.code)).collect()
}

#[test]
fn a3_5_each_wrong_field_is_named() {
    let day = [("day", "2027-03-20"), ("kind", "holiday"), ("name_az", "Novruz"), ("status", "official"), ("act", "NK 2026")];
    assert_eq!(wrong(Resource::Calendar, &day), []);
    assert_eq!(
        wrong(Resource::Calendar, &[("day", "20.03.27"), ("kind", "feast"), ("status", "official")]),
        [("day", Code::BadFormat), ("kind", Code::Unknown), ("name_az", Code::Required), ("act", Code::Required)]
    );
    assert_eq!(values(Resource::Calendar, &[("day", "5.3.2027")]).get(Column::Day), "2027-03-05");
    let house = [("code", "Yeni-Qurum"), ("name_az", "Yeni"), ("name_en", "New"), ("name_ru", "Новый"), ("active", "on")];
    assert_eq!(wrong(Resource::Institutions, &house), []);
    assert_eq!(values(Resource::Institutions, &house).get(Column::Code), "yeni-qurum");
    let executive = [&house[..], &[("local_executive", "1")]].concat();
    assert_eq!(wrong(Resource::Institutions, &executive), [("district", Code::Required)]);
    assert_eq!(wrong(Resource::Rules, &[("category", "yol.x"), ("institution", "x"), ("priority", "-1")]).len(), 3);
    assert_eq!(wrong(Resource::Steps, &[("days", "61"), ("whom", "staff")]), [("days", Code::BadFormat)]);
}

#[test]
fn a3_5_a_leaf_stands_under_its_root() {
    let names = [("name_az", "a"), ("name_en", "b"), ("name_ru", "c")];
    let category = |code: &'static str, parent: &'static str| {
        wrong(Resource::Categories, &[&names[..], &[("code", code), ("parent", parent)]].concat())
    };
    assert_eq!(category("yol.yeni", "yol"), []);
    assert_eq!(category("park", ""), []);
    for (code, parent) in [("yolyeni", "yol"), ("park.yeni", "yol"), ("yol.yeni", ""), ("yol.yeni.dar", "yol")] {
        assert_eq!(category(code, parent), [("code", Code::WrongBranch)], "{code} under {parent}");
    }
    assert_eq!(category("yol.yeni", "yol.cuxur").first(), Some(&("parent", Code::Unknown)));
}

#[test]
fn a8_6_a_template_with_a_place_nobody_fills_is_refused() {
    let template = |text: &'static str, purpose: &'static str, ground: &'static str| {
        wrong(Resource::Templates, &[("title", "t"), ("language", "az"), ("text", text), ("purpose", purpose), ("ground", ground)])
    };
    assert_eq!(template("№ {number}, {due}", "answer", ""), []);
    assert_eq!(template("Hörmətli {ad}", "answer", ""), [("text", Code::UnknownPlace)]);
    let own = [("title", "t"), ("language", "az"), ("text", "Səhifə {page}"), ("purpose", "answer"), ("institution", "azersu")];
    assert_eq!(wrong(Resource::Templates, &own), [], "a house fills its own places by hand");
    assert_eq!(template("Səbəb", "refusal", "obscene"), []);
    assert_eq!(template("Səbəb", "refusal", "court_decision"), [("ground", Code::Unknown)]);
    assert_eq!(template("Səbəb", "unconsidered", "obscene"), [("ground", Code::Unknown)]);
    assert_eq!(template("", "refusal", "obscene"), [("text", Code::Required)]);
}

#[test]
fn a7_staff_belong_to_an_institution_and_nobody_else_does() {
    let user = |role: &'static str, institution: &'static str, head: &'static str| {
        wrong(Resource::Users, &[("fin", "5ABCDE1"), ("role", role), ("institution", institution), ("head", head)])
    };
    assert_eq!(user("institution_staff", "azersu", "1"), []);
    assert_eq!(user("owner_staff", "", ""), []);
    assert_eq!(user("institution_staff", "", ""), [("institution", Code::Required)]);
    assert_eq!(user("operator", "azersu", ""), [("institution", Code::NotNow)]);
    assert_eq!(user("operator", "", "1"), [("head", Code::NotNow)]);
    assert_eq!(wrong(Resource::Users, &[("role", "operator")]), [("fin", Code::Required)]);
}

#[test]
fn q2_5_staff_of_the_queue_belong_to_a_centre_and_the_telephone_to_none() {
    let user = |pairs: &[(&'static str, &'static str)]| wrong(Resource::Users, &[&[("fin", "5ABCDE1")][..], pairs].concat());
    assert_eq!(user(&[("role", "centre_staff"), ("centre", "baki-1"), ("manager", "1")]), []);
    assert_eq!(user(&[("role", "call_centre")]), []);
    assert_eq!(user(&[("role", "registry_operator")]), []);
    assert_eq!(user(&[("role", "registry_operator"), ("district", "yasamal")]), [("district", Code::NotNow)]);
    assert_eq!(user(&[("role", "centre_staff")]), [("centre", Code::Required)]);
    assert_eq!(user(&[("role", "centre_staff"), ("centre", "baki-9")]), [("centre", Code::Unknown)]);
    assert_eq!(user(&[("role", "call_centre"), ("centre", "baki-1")]), [("centre", Code::NotNow)]);
    assert_eq!(user(&[("role", "operator"), ("manager", "1")]), [("manager", Code::NotNow)]);
    assert_eq!(user(&[("role", "call_centre"), ("district", "yasamal")]), [("district", Code::NotNow)]);
}

#[test]
fn a3_5_the_settings_of_a_centre_are_checked_field_by_field() {
    let good = [
        ("code", "baki-9"),
        ("name_az", "9 saylı mərkəz"),
        ("name_en", "Centre 9"),
        ("name_ru", "Центр 9"),
        ("city", "Bakı"),
        ("address", "Nobel 1"),
        ("point", "40.40; 49.90"),
        ("monday", "14:00–18:00;09:00-13:00"),
        ("step_min", "15"),
        ("early_min", "30"),
        ("late_min", "0"),
        ("walk_in_percent", "50"),
        ("window_days", "30"),
        ("cooling_min", ""),
        ("open_orders", "0"),
    ];
    assert_eq!(wrong(Resource::Centres, &good), []);
    let tidy = values(Resource::Centres, &good);
    assert_eq!((tidy.get(Column::Monday), tidy.get(Column::Point)), ("09:00-13:00, 14:00-18:00", "40.4, 49.9"));
    assert_eq!((tidy.get(Column::CoolingMin), tidy.get(Column::OpenOrders)), ("", "0"), "nothing is not zero");
    assert_eq!((tidy.get(Column::Sunday), tidy.get(Column::Position)), ("", "0"));
    for (column, value) in [
        ("monday", "18:00-09:00"),
        ("friday", "09:00-13:00, 12:00-18:00"),
        ("point", "52.5, 13.4"),
        ("point", "Bakı"),
        ("step_min", "4"),
        ("walk_in_percent", "101"),
        ("window_days", "0"),
        ("cooling_min", "-1"),
        ("open_orders", "çox"),
    ] {
        let changed = good.map(|(name, old)| if name == column { (name, value) } else { (name, old) });
        let all: Vec<(&str, &str)> = changed.into_iter().chain((column == "friday").then_some((column, value))).collect();
        assert_eq!(wrong(Resource::Centres, &all), [(column, Code::BadFormat)], "{column}: {value}");
    }
    let offer = |centre: &'static str, service: &'static str| wrong(Resource::Offers, &[("centre", centre), ("service", service)]);
    assert_eq!(offer("baki-1", "vvaq.nikah"), []);
    assert_eq!(offer("baki-2", "x"), [("centre", Code::Unknown), ("service", Code::Unknown)]);
    let service = [("code", "vvaq.yeni"), ("group", "yoxdur"), ("name_az", "a"), ("name_en", "b"), ("name_ru", "c"), ("steps", "25")];
    assert_eq!(wrong(Resource::Services, &service), [("group", Code::Unknown), ("steps", Code::BadFormat)]);
}

#[test]
fn a3_5_a_district_that_is_switched_off_names_the_one_that_takes_its_appeals() {
    let names = [("code", "quba"), ("name_az", "a"), ("name_en", "b"), ("name_ru", "c")];
    for (active, successor, refused) in [
        ("1", "", None),
        ("0", "yasamal", None),
        ("0", "", Some(Code::Required)),
        ("1", "yasamal", Some(Code::NotNow)),
        ("0", "atlantida", Some(Code::Unknown)),
    ] {
        let all = [&names[..], &[("active", active), ("successor", successor)]].concat();
        let expected: Vec<_> = refused.map(|code| ("successor", code)).into_iter().collect();
        assert_eq!(wrong(Resource::Districts, &all), expected, "{active} {successor}");
    }
}

/// The words of the panel are those of the types behind them.
#[test]
fn a3_5_every_word_to_choose_is_one_that_the_program_knows() {
    let words = |resource: Resource, column: Column| -> Vec<&'static str> {
        let spec = resource.columns().iter().find(|spec| spec.column == column).unwrap();
        let Kind::One(words) = spec.kind else { panic!("no words") };
        words.to_vec()
    };
    assert_eq!(words(Resource::Calendar, Column::DayKind), DayKind::ALL.map(DayKind::as_str));
    assert!(words(Resource::Calendar, Column::Status).into_iter().all(|word| RowStatus::parse(word).is_some()));
    assert_eq!(words(Resource::Templates, Column::Purpose), TemplateKind::ALL.map(TemplateKind::as_str));
    assert_eq!(words(Resource::Templates, Column::Ground)[4..], UnconsideredGround::ALL.map(UnconsideredGround::as_str));
    assert_eq!(words(Resource::Steps, Column::Whom), Whom::ALL.map(Whom::as_str));
    assert!(words(Resource::Users, Column::Role).into_iter().all(|word| Role::parse(word).is_some()));
    for resource in Resource::ALL {
        assert_eq!(Resource::parse(resource.as_str()), Some(resource));
    }
    for column in Column::ALL {
        assert_eq!(Column::parse(column.as_str()), Some(*column));
    }
}
