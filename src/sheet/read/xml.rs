//! The attributes of XML elements.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use super::Unreadable;

/// Returns the value of an attribute; none where the element has none of that name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Unreadable> {
    let attribute = element.try_get_attribute(name).map_err(|_| Unreadable::Broken)?;
    let text = attribute
        .map(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).map(std::borrow::Cow::into_owned));
    text.transpose().map_err(|_| Unreadable::Broken)
}
