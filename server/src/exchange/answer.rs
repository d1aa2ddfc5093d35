//! What an answer says, found where the configuration says.

use super::caller::Answer;
use crate::config::Fields;
use domain::exchange::{Data, Fact, Trouble};
use http::StatusCode;
use serde_json::Value;

/// The data of an answer; `None` when the register knows nobody by this number.
///
/// # Errors
/// [`Trouble::Refused`] for what the operator must look at, [`Trouble::Fault`] for the register's own failure,
/// [`Trouble::Nonsense`] for what is no answer.
pub fn data(fact: Fact, fields: &Fields, answer: &Answer) -> Result<Option<Data>, Trouble> {
    match answer.status {
        StatusCode::NOT_FOUND | StatusCode::GONE | StatusCode::NO_CONTENT => Ok(None),
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => Err(Trouble::Fault),
        status if status.is_server_error() => Err(Trouble::Fault),
        status if !status.is_success() => Err(Trouble::Refused),
        _ => {
            let said: Value = serde_json::from_slice(&answer.body).map_err(|_| Trouble::Nonsense)?;
            read(fact, fields, &said).map(Some).ok_or(Trouble::Nonsense)
        }
    }
}

fn read(fact: Fact, fields: &Fields, said: &Value) -> Option<Data> {
    let find = |paths: &[String]| paths.iter().find_map(|path| said.pointer(path)?.as_str().map(str::to_owned));
    Some(match fact {
        Fact::Names => Data::Names {
            surname: find(&fields.surname)?,
            given_name: find(&fields.given_name)?,
            patronymic: find(&fields.patronymic).unwrap_or_default(),
        },
        Fact::Phone => Data::Phone(find(&fields.phone)?),
        Fact::LegalPerson => Data::LegalPerson { name: find(&fields.legal_name)?, address: find(&fields.address).unwrap_or_default() },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderMap;

    fn said(status: u16, body: &str) -> Result<Option<Data>, Trouble> {
        let answer = Answer { status: StatusCode::from_u16(status).unwrap(), headers: HeaderMap::new(), body: body.into() };
        data(Fact::Names, &Fields::default(), &answer)
    }

    #[test]
    fn a4_1_an_answer_is_data_nobody_or_a_trouble() {
        let names = Data::Names { surname: "Əliyeva".into(), given_name: "Aygün".into(), patronymic: String::new() };
        assert_eq!(said(200, r#"{"surname":"Əliyeva","name":"Aygün"}"#), Ok(Some(names)));
        assert_eq!(said(404, "<html>"), Ok(None));
        for nonsense in ["", "<html>", "null", r#"{"surname":"Əliyeva"}"#, r#"{"surname":1,"name":[]}"#] {
            assert_eq!(said(200, nonsense), Err(Trouble::Nonsense), "{nonsense}");
        }
        assert_eq!([500, 503, 429].map(|status| said(status, "")), [(); 3].map(|()| Err(Trouble::Fault)));
        assert_eq!([400, 401, 403, 302].map(|status| said(status, "")), [(); 4].map(|()| Err(Trouble::Refused)));
    }
}
