// The uses of an enum with the variant `Conflict`. They compile, whatever mistake the enum has.

macro_rules! uses {
    // No variant for other codes.
    ($own:ident) => {
        uses!(in every $own);
        uses!(TryFrom $own: ErrorCode, Code<'static>, &'static Code<'static>, &'static str, &'static ApiError<'static>);
    };
    ($own:ident, other: ErrorCode) => {
        uses!(in every $own);
        uses!(From $own: ErrorCode);
        uses!(TryFrom $own: Code<'static>, &'static Code<'static>, &'static str, &'static ApiError<'static>);
    };
    ($own:ident, other: Code) => {
        uses!(in every $own);
        uses!(From $own: ErrorCode, Code<'static>, &'static Code<'static>, &'static str);
        uses!(TryFrom $own: &'static ApiError<'static>);
    };
    ($own:ident, other) => {
        uses!(in every $own);
        uses!(From $own: ErrorCode, Code<'static>, &'static Code<'static>, &'static str, &'static ApiError<'static>);
    };
    (in every $own:ident) => {
        const _: &[$own] = $own::ALL;
        const _: Option<ErrorCode> = $own::ALL[0].code();
        const _: () = assert!($own::Conflict.code().is_some());
        const _: Option<&'static str> = $own::Conflict.description();
        const _: fn(&$own) -> Option<&str> = $own::wire_name;
        const _: fn(&str) -> Result<$own, NoVariantError> = str::parse::<$own>;
    };
    (From $own:ident: $($source:ty),*) => {
        $(const _: fn($source) -> $own = <$own as From<$source>>::from;)*
    };
    (TryFrom $own:ident: $($source:ty),*) => {
        $(const _: fn($source) -> Result<$own, NoVariantError> = <$own as TryFrom<$source>>::try_from;)*
    };
}

macro_rules! uses_generated {
    ($codes:ident) => {
        const _: Option<$codes> = $codes::from_code("conflict");
        const _: &str = $codes::Conflict.as_str();
        const _: fn(&$codes, &mut std::fmt::Formatter<'_>) -> std::fmt::Result =
            <$codes as std::fmt::Debug>::fmt;
    };
}
