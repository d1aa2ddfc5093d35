//! Requests to a gateway, written by the operator with places in braces.

/// How a value must be written where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoting {
    /// Inside a JSON string.
    Json,
    /// In an address or a form.
    Percent,
    /// As it is, on one line: a header, a plain text.
    Plain,
}

impl Quoting {
    /// For a body of this type.
    pub fn of_body(content_type: &str) -> Quoting {
        if content_type.contains("json") {
            Quoting::Json
        } else if content_type.contains("form-urlencoded") {
            Quoting::Percent
        } else {
            Quoting::Plain
        }
    }

    fn quoted(self, value: &str) -> String {
        match self {
            Quoting::Json => serde_json::to_string(value).map(|text| text[1..text.len() - 1].to_owned()).unwrap_or_default(),
            Quoting::Percent => percent(value),
            Quoting::Plain => value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect(),
        }
    }
}

fn percent(value: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    value.bytes().map(one).collect()
}

/// Fills the places of a template in one go: a value that looks like a place stays what it is.
pub fn filled(template: &str, values: &[(&str, &str)], quoting: Quoting) -> String {
    let mut text = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let known = values.iter().find_map(|(name, value)| Some((from.strip_prefix('{')?.strip_prefix(name)?.strip_prefix('}')?, value)));
        match known {
            Some((after, value)) => {
                text.push_str(&quoting.quoted(value));
                rest = after;
            }
            None => {
                text.push('{');
                rest = &from[1..];
            }
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_never_becomes_a_part_of_the_request() {
        let values = [("text", "a\"b\n{phone}&x=1"), ("phone", "994501234567")];
        let json = filled(r#"{"t":"{text}","to":"{phone}","other":"{x}"}"#, &values, Quoting::Json);
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!((read["t"].as_str(), read["to"].as_str()), (Some("a\"b\n{phone}&x=1"), Some("994501234567")));
        assert_eq!(read["other"], "{x}");
        assert_eq!(filled("t={text}&to={phone}", &values, Quoting::Percent), "t=a%22b%0A%7Bphone%7D%26x%3D1&to=994501234567");
        assert_eq!(filled("{text}", &values, Quoting::Plain), "a\"b {phone}&x=1");
        assert_eq!(filled("{", &values, Quoting::Plain), "{");
    }
}
