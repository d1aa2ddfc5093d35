//! A tree of JSON as a source of types.

use serde::de::value::StringDeserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Number, Value};
use std::fmt::Display;
use std::vec;

/// It isn't what was expected. What exactly is never shown to anybody, so it isn't kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("strange data")]
pub struct Strange;

impl Error for Strange {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// A tree of JSON; types are made from it.
pub struct Tree(pub Value);

impl<'de> Deserializer<'de> for Tree {
    type Error = Strange;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Strange> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(is) => visitor.visit_bool(is),
            Value::Number(number) => visit_number(&number, visitor),
            Value::String(text) => visitor.visit_string(text),
            Value::Array(items) => visitor.visit_seq(Items(items.into_iter())),
            Value::Object(fields) => visitor.visit_map(Fields::of(fields)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Strange> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Strange> {
        match self.0 {
            Value::Object(fields) => visitor.visit_map(Fields::of(fields)),
            _ => Err(Strange),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Strange> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(Items(items.into_iter())),
            _ => Err(Strange),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Strange> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value, Strange> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Strange> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Strange> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Strange> {
        match self.0 {
            Value::String(text) => visitor.visit_string(text),
            _ => Err(Strange),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Strange> {
        self.deserialize_string(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Strange> {
        match self.0 {
            Value::Bool(is) => visitor.visit_bool(is),
            _ => Err(Strange),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Strange> {
        let (name, content) = match self.0 {
            Value::String(name) => (name, None),
            Value::Object(fields) if fields.len() == 1 => {
                let (name, content) = fields.into_iter().next().ok_or(Strange)?;
                (name, Some(content))
            }
            _ => return Err(Strange),
        };
        visitor.visit_enum(Variant { name, content })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Strange> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct identifier
    }
}

fn visit_number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Result<V::Value, Strange> {
    match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(number), ..) => visitor.visit_u64(number),
        (_, Some(number), _) => visitor.visit_i64(number),
        (.., Some(number)) => visitor.visit_f64(number),
        _ => Err(Strange),
    }
}

struct Items(vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for Items {
    type Error = Strange;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Strange> {
        self.0.next().map(|item| seed.deserialize(Tree(item))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Fields {
    left: serde_json::map::IntoIter,
    value: Option<Value>,
}

impl Fields {
    fn of(fields: Map<String, Value>) -> Self {
        Self { left: fields.into_iter(), value: None }
    }
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Strange;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Strange> {
        let Some((name, value)) = self.left.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(named(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Strange> {
        seed.deserialize(Tree(self.value.take().ok_or(Strange)?))
    }
}

fn named(name: String) -> StringDeserializer<Strange> {
    name.into_deserializer()
}

struct Variant {
    name: String,
    content: Option<Value>,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Strange;
    type Variant = Content;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Content), Strange> {
        Ok((seed.deserialize(named(self.name))?, Content(self.content)))
    }
}

struct Content(Option<Value>);

impl<'de> VariantAccess<'de> for Content {
    type Error = Strange;

    fn unit_variant(self) -> Result<(), Strange> {
        if self.0.is_none() { Ok(()) } else { Err(Strange) }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Strange> {
        seed.deserialize(Tree(self.0.ok_or(Strange)?))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Strange> {
        Tree(self.0.ok_or(Strange)?).deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Strange> {
        Tree(self.0.ok_or(Strange)?).deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::error::AppError;
    use domain::refusal::{Code, Field, Refusal};
    use serde::{Deserialize, Serialize};
    use std::collections::BTreeMap;

    /// One of everything that travels.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Whole {
        text: String,
        small: u8,
        below: i64,
        part: f64,
        whole_part: f64,
        is: bool,
        nothing: Option<String>,
        some: Option<u32>,
        list: Vec<(i32, String)>,
        by_name: BTreeMap<String, u32>,
        kinds: Vec<Kind>,
        newtype: Newtype,
        unit: (),
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Newtype(String);

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Plain,
        One(u32),
        Two(u32, String),
        Named { at: f64 },
    }

    fn whole() -> Whole {
        Whole {
            text: "Küçə işığı “yanmır” 🙂\n".into(),
            small: 255,
            below: -7,
            part: 40.409_26,
            whole_part: 2.0,
            is: true,
            nothing: None,
            some: Some(3),
            list: vec![(1, "bir".into()), (-2, String::new())],
            by_name: BTreeMap::from([("a".into(), 1)]),
            kinds: vec![Kind::Plain, Kind::One(1), Kind::Two(2, "iki".into()), Kind::Named { at: 0.5 }],
            newtype: Newtype("x".into()),
            unit: (),
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let json = serde_json::to_vec(&whole()).unwrap();
        assert_eq!(read::<Whole>(&json), Ok(whole()));
        let error: Result<Whole, AppError> = Err(AppError::Refused(vec![Refusal::new(Field::Text, Code::TooLong { max: 4000, is: 4001 })]));
        let json = serde_json::to_vec(&error).unwrap();
        assert_eq!(read::<Result<Whole, AppError>>(&json), Ok(error));
    }

    #[test]
    fn what_does_not_fit_is_strange_and_never_a_panic() {
        for json in ["", "{", "null", "[1]", "{\"text\":5}", "{\"plain\":1}", "{\"one\":null}", "\"other\"", "{\"a\":1,\"b\":2}", "1e999"] {
            assert_eq!(read::<Whole>(json.as_bytes()), Err(Strange), "{json}");
            assert_eq!(read::<Kind>(json.as_bytes()), Err(Strange), "{json}");
        }
        assert_eq!(read::<u8>(b"256"), Err(Strange));
        assert_eq!(read::<u32>(b"-1"), Err(Strange));
        assert_eq!(read::<u32>(b"1.5"), Err(Strange));
    }

    #[test]
    fn fields_of_a_newer_version_are_passed_over_and_depth_is_bounded() {
        assert_eq!(read::<Newtype>(b"\"x\""), Ok(Newtype("x".into())));
        #[derive(Debug, PartialEq, Deserialize)]
        struct Small {
            a: u32,
        }
        assert_eq!(read::<Small>(br#"{"b":{"c":[1,2,{}]},"a":1,"d":null}"#), Ok(Small { a: 1 }));
        let deep = "[".repeat(100_000);
        assert_eq!(read::<Vec<u32>>(deep.as_bytes()), Err(Strange));
    }
}
