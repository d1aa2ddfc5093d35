//! Of which kind a field is.

use serde::{Deserialize, Serialize};

words! {
    /// What a field asks for.
    #[derive(Default)]
    FieldKind {
        /// A line of text.
        #[default]
        Line = "line",
        /// Several lines.
        Paragraph = "paragraph",
        /// A whole number.
        Number = "number",
        /// A day.
        Day = "day",
        /// One of a list.
        Choice = "choice",
        /// Yes or no.
        YesNo = "yes_no",
        /// What a state register says: shown, never asked (R7.2).
        Held = "held",
        /// An electronic copy of a document (R-annex1, 2.6.2).
        Document = "document",
        /// What identifies a document that a state register holds: no copy is given (R-annex1, 2.6.1).
        Identifier = "identifier",
    }

    /// What state registers say of a person here (A4.1, T3.1).
    Held {
        /// Name.
        GivenName = "given_name",
        /// Surname.
        Surname = "surname",
        /// Father's name.
        Patronymic = "patronymic",
        /// Personal identification number (FİN).
        Fin = "fin",
        /// Phone.
        Phone = "phone",
        /// Name of the legal person represented.
        LegalName = "legal_name",
        /// Its tax number (VÖEN).
        Voen = "voen",
        /// Its address.
        LegalAddress = "legal_address",
    }
}

impl FieldKind {
    /// Whether the person types or chooses something.
    pub fn is_asked(self) -> bool {
        !matches!(self, FieldKind::Held | FieldKind::Document)
    }
}

impl Held {
    /// Ways in which a form would ask for it, folded: whoever asks so asks for what a register holds.
    fn asked_as(self) -> &'static [&'static str] {
        match self {
            Held::GivenName => &["ad", "adi", "adiniz", "ad soyad", "adi, soyadi", "soyadi, adi", "soyadi, adi, atasinin adi", "s.a.a."],
            Held::Surname => &["soyad", "soyadi", "soyadiniz", "familiya"],
            Held::Patronymic => &["ata adi", "atasinin adi", "atanizin adi", "ata adiniz"],
            Held::Fin => &["fin", "fin kod", "fin kodu", "finiz", "fin-kod", "ferdi identifikasiya nomresi"],
            Held::Phone => &[
                "telefon",
                "telefonu",
                "telefonunuz",
                "telefon nomresi",
                "telefon nomreniz",
                "mobil nomre",
                "mobil telefon",
                "elaqe nomresi",
            ],
            Held::LegalName => &["huquqi sexsin adi", "teskilatin adi", "sirketin adi"],
            Held::Voen => &["voen", "voeniniz", "vergi odeyicisinin eynilesdirme nomresi"],
            Held::LegalAddress => &["huquqi unvan", "huquqi sexsin unvani", "sirketin unvani"],
        }
    }

    /// What a label asks for, if a register holds it (R7.2).
    pub fn asked_by(label: &str) -> Option<Held> {
        let folded = crate::fold::fold(label);
        let words = folded.trim_matches(|one: char| !one.is_alphanumeric() && one != '.');
        Held::ALL.iter().copied().find(|held| held.asked_as().contains(&words))
    }
}
