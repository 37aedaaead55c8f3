#include "model/link.h"

#include <cstdlib>

#include "model/schema_value.h"

namespace model {
namespace {

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

std::string escaped(std::string_view text) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_plain(c)) {
            out += c;
        } else {
            out += {'%', kHex[byte >> 4u], kHex[byte & 15u]};
        }
    }
    return out;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Decodes percent-encoding. A malformed escape stays as it is: the rule of the field then refuses the value.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
        if (escape) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string value_link(const FieldValue& value) {
    const auto* set = std::get_if<std::vector<std::string>>(&value);
    if (set == nullptr) return escaped(value_text(value));
    std::string text;
    for (const std::string& id : *set) text += (text.empty() ? "" : ",") + escaped(id);
    return text;
}

// How many fields of an item have to be written: those after the last that differs from its default are left out.
template <class Owner>
std::size_t telling_fields(std::span<const Field<Owner>> fields, const Owner& item) {
    std::size_t n = fields.size();
    while (n > 1 && get_field(fields[n - 1], item) == get_field(fields[n - 1], Owner{})) --n;
    return n;
}

template <class Owner>
std::string items_link(std::span<const Field<Owner>> fields, const std::vector<Owner>& items) {
    std::string text;
    for (const Owner& item : items) {
        if (!text.empty()) text += ",";
        for (const Field<Owner>& field : fields.first(telling_fields(fields, item))) {
            if (&field != &fields.front()) text += ":";
            text += value_link(get_field(field, item));
        }
    }
    return text;
}

// Text as a value of the field's type; `problem` if it cannot be read as such.
struct FromText {
    std::string_view text;  // still percent-encoded
    std::string problem;

    FieldValue number(const FieldValue& old, bool whole) {
        const std::string plain = unescaped(text);
        char* end = nullptr;
        const double value = std::strtod(plain.c_str(), &end);
        const bool all = !plain.empty() && end == plain.c_str() + plain.size();
        const bool fits = value > -1e9 && value < 1e9;
        if (!all || (whole && (!fits || value != static_cast<int>(value)))) {
            problem = "is \"" + plain + "\", but has to be a " + (whole ? "whole " : "") + "number.";
            return old;
        }
        return whole ? FieldValue(static_cast<int>(value)) : FieldValue(value);
    }
    FieldValue operator()(int old) { return number(old, true); }
    FieldValue operator()(double old) { return number(old, false); }
    FieldValue operator()(bool old) {
        if (text == "on" || text == "off") return text == "on";
        problem = "is \"" + unescaped(text) + "\", but has to be on or off.";
        return old;
    }
    FieldValue operator()(const std::string&) { return unescaped(text); }
    FieldValue operator()(const std::vector<std::string>&) {
        std::vector<std::string> ids;
        if (text.empty()) return ids;
        for (const std::string_view part : split(text, ',')) ids.push_back(unescaped(part));
        return ids;
    }
};

template <class Owner>
core::Error read_text(const Field<Owner>& field, Owner& owner, const std::string& path, std::string_view text) {
    FromText reader{text, {}};
    const FieldValue value = std::visit([&](const auto& old) { return reader(old); }, get_field(field, owner));
    if (!reader.problem.empty()) return {path, std::string(field.label) + " " + reader.problem};
    set_field(field, owner, value);
    return {};
}

template <class Owner>
core::Error read_items(std::span<const Field<Owner>> fields, const ListField& list, std::vector<Owner>& items,
                       std::string_view text) {
    items.clear();
    if (text.empty()) return {};
    for (const std::string_view item_text : split(text, ',')) {
        const std::string path = std::string(list.id) + "." + std::to_string(items.size());
        const std::vector<std::string_view> parts = split(item_text, ':');
        if (parts.size() > fields.size()) {
            return {path, path + " has " + std::to_string(parts.size()) + " parts; there are " +
                              std::to_string(fields.size()) + " at most, with a colon between them."};
        }
        Owner item;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            core::Error problem = read_text(fields[i], item, path + "." + std::string(fields[i].id), parts[i]);
            if (!problem.sentence.empty()) return problem;
        }
        items.push_back(std::move(item));
    }
    return {};
}

core::Error read_pair(Spec& spec, const std::string& key, std::string_view text) {
    if (key == layers_field().id) return read_items(layer_fields(), layers_field(), spec.layers, text);
    if (key == losses_field().id) return read_items(loss_fields(), losses_field(), spec.losses, text);
    for (const Field<Spec>& field : spec_fields()) {
        if (field.id == key) return read_text(field, spec, key, text);
    }
    return {key, "The link names \"" + key + "\", which this version does not know. Remove it from the link."};
}

void add_pair(std::string& link, std::string_view key, const std::string& text) {
    if (!link.empty()) link += "&";
    link += std::string(key) + "=" + text;
}

}  // namespace

std::string to_link(const Spec& spec) {
    const data::DatasetRow* row = data::find_dataset(spec.dataset);
    const Spec base = row == nullptr ? default_spec() : default_spec(*row);
    std::string link;
    for (const Field<Spec>& field : spec_fields()) {
        const bool names_data = field.id == "dataset" && spec.dataset != default_spec().dataset;
        const FieldValue value = get_field(field, spec);
        if (names_data || value != get_field(field, base)) add_pair(link, field.id, value_link(value));
    }
    if (spec.layers != base.layers) add_pair(link, layers_field().id, items_link(layer_fields(), spec.layers));
    if (spec.losses != base.losses) add_pair(link, losses_field().id, items_link(loss_fields(), spec.losses));
    return link;
}

core::Result<Spec> from_link(std::string_view fragment) {
    if (!fragment.empty() && fragment.front() == '#') fragment.remove_prefix(1);
    Spec spec = default_spec();
    if (fragment.empty()) return spec;
    std::vector<std::pair<std::string, std::string_view>> pairs;
    for (const std::string_view pair : split(fragment, '&')) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos) {
            return core::Error{"",
                               "The link has \"" + unescaped(pair) + "\" without a value. It has to read name=value."};
        }
        pairs.emplace_back(unescaped(pair.substr(0, equals)), pair.substr(equals + 1));
    }
    // The data set first, wherever it stands in the link: the defaults of all other fields depend on it.
    for (const auto& [key, text] : pairs) {
        const data::DatasetRow* row = key == "dataset" ? data::find_dataset(unescaped(text)) : nullptr;
        if (row != nullptr) spec = default_spec(*row);
    }
    for (const auto& [key, text] : pairs) {
        core::Error problem = read_pair(spec, key, text);
        if (!problem.sentence.empty()) return problem;
    }
    if (const core::Status valid = validate(spec); !valid.ok()) return valid.error();
    return normalised(std::move(spec));
}

}  // namespace model
