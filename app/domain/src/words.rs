//! Closed lists whose members have words: the words of the database, of addresses and of the wire.

/// Writes enums with the list of all members, `as_str` and its inverse `parse`.
macro_rules! kinds {
    ($($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $kind:ident = $word:literal,)+ })+) => {$(
        $(#[$about])*
        pub enum $name {
            $($(#[$doc])* $kind,)+
        }

        impl $name {
            /// All of them, in their order.
            pub const ALL: [$name; [$($word),+].len()] = [$($name::$kind),+];

            /// The word used in the database, in addresses and on the wire.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$kind => $word,)+
                }
            }

            /// The inverse of `as_str`.
            pub fn parse(text: &str) -> Option<$name> {
                $name::ALL.into_iter().find(|one| one.as_str() == text)
            }
        }
    )+};
}

/// The same with what every list of words has, for long ones: `ALL` is a slice.
macro_rules! words {
    ($($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $kind:ident = $word:literal,)* })*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$doc])* $kind,)*
        }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &'static [$name] = &[$($name::$kind),*];

            /// The word used in the database, in addresses and on the wire.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$kind => $word,)*
                }
            }

            /// The inverse of `as_str`.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text)
            }
        }
    )*};
}
