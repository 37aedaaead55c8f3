#include "model/link.h"

#include <cstdlib>
#include <optional>

#include "core/json.h"
#include "core/split.h"
#include "model/material.h"
#include "model/schema_value.h"
#include "model/spec_json.h"

namespace model {
namespace {

constexpr std::string_view kVersion = "v";

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
    // A full stop at the end would be taken for that of a sentence around the link (link_text.h).
    if (!out.empty() && out.back() == '.') out.replace(out.size() - 1, 1, "%2E");
    return out;
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
        for (const std::string_view part : core::split(text, ',')) ids.push_back(unescaped(part));
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
    for (const std::string_view item_text : core::split(text, ',')) {
        const std::string path = std::string(list.id) + "." + std::to_string(items.size());
        const std::vector<std::string_view> parts = core::split(item_text, ':');
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

// The error in a link's version: unreadable, or newer than this program; empty if there is none.
core::Error read_version(std::string_view text) {
    FromText reader{text, {}};
    const FieldValue version = reader(int{kLinkVersion});
    if (!reader.problem.empty()) return {"v", "The link's version " + reader.problem};
    if (*std::get_if<int>(&version) <= kLinkVersion) return {};
    return {"v",
            "A newer version of Embedscape made this link: not all that it asks for may be known here. Load the page "
            "again to get that version."};
}

core::Error read_pair(Spec& spec, std::string_view key, std::string_view text) {
    if (key == kVersion) return read_version(text);
    if (key == layers_field().id) return read_items(layer_fields(), layers_field(), spec.layers, text);
    if (key == losses_field().id) return read_items(loss_fields(), losses_field(), spec.losses, text);
    for (const Field<Spec>& field : spec_fields()) {
        if (field.id == key) return read_text(field, spec, std::string(key), text);
    }
    return {std::string(key), "The link names \"" + shortened(key) +
                                  "\", which this version does not know: a newer one may have made it. "
                                  "Load the page again, or remove it from the link."};
}

// The field's own name, of "losses.0.target".
std::string_view field_of(const core::Error& error) {
    return std::string_view(error.field).substr(0, error.field.find('.'));
}

// A pair as it may have been meant: as it stands, decoded and without what was glued to it, and only its first word.
std::vector<std::string> readings(const LinkPair& pair) {
    const std::string mended = mended_value(pair.value);
    return {pair.value, mended, mended.substr(0, mended.find(' '))};
}

// The error in this field if the pair is read into the Spec with this value; errors in other fields do not count.
core::Error problem_of(Spec spec, std::string_view name, std::string_view value) {
    core::Error problem = read_pair(spec, name, value);
    if (!problem.sentence.empty()) return problem;
    const core::Status valid = validate(spec);
    return valid.ok() || field_of(valid.error()) != name ? core::Error{} : valid.error();
}

// The first reading that makes sense in this Spec; else the sentence about the pair as it stands.
core::Error read_somehow(Spec& spec, const LinkPair& pair) {
    const std::vector<std::string> ways = readings(pair);
    for (const std::string& value : ways) {
        if (problem_of(spec, pair.name, value).sentence.empty()) return read_pair(spec, pair.name, value);
    }
    // The error is that of the decoded reading or, if it has none in this field, of the raw one.
    core::Error plain = problem_of(spec, pair.name, ways[1]);
    return plain.sentence.empty() ? problem_of(spec, pair.name, ways[0]) : plain;
}

// The default Spec of the data set that a pair names, wherever it stands: the other pairs are changes of it.
Spec base_of(const std::vector<LinkPair>& pairs, const std::shared_ptr<const Material>& own) {
    for (const LinkPair& pair : pairs) {
        if (pair.name != "dataset") continue;
        for (const std::string& id : readings(pair)) {
            if (own != nullptr && own->dataset.row.id == unescaped(id)) return default_spec(own);
            const data::DatasetRow* row = data::find_dataset(unescaped(id));
            if (row != nullptr) return default_spec(*row);
        }
    }
    return default_spec();
}

// Reads all pairs as they stand, which works for nearly every link.
bool read_strictly(Spec& spec, const std::vector<LinkPair>& pairs) {
    for (const LinkPair& pair : pairs) {
        if (!read_pair(spec, pair.name, pair.value).sentence.empty()) return false;
    }
    return validate(spec).ok();
}

// Reads pair by pair; a pair that is valid only together with a later one is tried again.
void read_each(ReadLink& read, std::vector<LinkPair> pairs) {
    std::vector<core::Error> wrong;
    for (std::size_t before = pairs.size() + 1; !pairs.empty() && pairs.size() < before;) {
        before = pairs.size();
        std::vector<LinkPair> left;
        wrong.clear();
        for (LinkPair& pair : pairs) {
            core::Error problem = read_somehow(read.spec, pair);
            if (problem.sentence.empty()) continue;
            wrong.push_back(std::move(problem));
            left.push_back(std::move(pair));
        }
        pairs = std::move(left);
    }
    read.wrong.insert(read.wrong.end(), wrong.begin(), wrong.end());
}

ReadLink read_pairs(const LinkText& link, const std::shared_ptr<const Material>& own) {
    ReadLink read{.spec = base_of(link.pairs, own), .wrong = link.wrong, .nothing = false};
    const Spec base = read.spec;
    if (!read_strictly(read.spec, link.pairs)) {
        read.spec = base;
        read_each(read, link.pairs);
    }
    if (const core::Status valid = validate(read.spec); !valid.ok()) {  // the pairs are valid alone, but not together
        read.wrong.push_back(valid.error());
        read.spec = base;
    }
    read.nothing = !read.wrong.empty() && read.spec == default_spec();
    return read;
}

// Removes the fields that errors name until the rest is a valid Spec.
ReadLink read_json(const std::string& text) {
    ReadLink read{.spec = default_spec(), .wrong = {}, .nothing = true};
    core::JsonFault twice;
    std::optional<core::Json> json = core::Json::parse(text, nullptr, &twice);
    for (std::string now = text; !json && now.find('%') != std::string::npos;
         json = core::Json::parse(now, nullptr, &twice)) {
        const std::string once = unescaped(now);
        if (once == now) break;
        now = once;
    }
    if (!json) {
        read.wrong.push_back(from_json(text, read.spec).error());
        return read;
    }
    if (!twice.cause.empty()) read.wrong.push_back({"", twice.cause + " in this link; the later one counts."});
    for (std::size_t tries = json->size() + 1; tries > 0; --tries) {
        core::Result<Spec> spec = from_json(json->dump(), default_spec());
        if (spec.ok()) {
            read.spec = std::move(spec.value());
            read.nothing = !read.wrong.empty() && read.spec == default_spec();
            return read;
        }
        read.wrong.push_back(spec.error());
        core::Json rest = core::Json::object();
        for (std::size_t i = 0; i < json->size() && json->is_object(); ++i) {
            if (json->keys()[i] != spec.error().field && json->keys()[i] != field_of(spec.error()))
                rest[json->keys()[i]] = json->items()[i];
        }
        if (rest.size() == json->size()) return read;
        json = std::move(rest);
    }
    return read;
}

void add_pair(std::string& link, std::string_view key, const std::string& text) {
    if (!link.empty()) link += "&";
    link += std::string(key) + "=" + text;
}

}  // namespace

std::string to_link(const Spec& spec) {
    const data::DatasetRow* row = dataset_row(spec);
    const Spec base = row == nullptr ? default_spec() : default_spec(*row);
    std::string link;
    if (kLinkVersion > 1) add_pair(link, kVersion, std::to_string(kLinkVersion));
    for (const Field<Spec>& field : spec_fields()) {
        const bool names_data = field.id == "dataset" && spec.dataset != default_spec().dataset;
        const FieldValue value = get_field(field, spec);
        if (names_data || value != get_field(field, base)) add_pair(link, field.id, value_link(value));
    }
    if (spec.layers != base.layers) add_pair(link, layers_field().id, items_link(layer_fields(), spec.layers));
    if (spec.losses != base.losses) add_pair(link, losses_field().id, items_link(loss_fields(), spec.losses));
    return link;
}

ReadLink read_link(const LinkText& link, const std::shared_ptr<const Material>& own) {
    ReadLink read = link.json.empty() ? read_pairs(link, own) : read_json(link.json);
    read.spec = normalised(std::move(read.spec));
    return read;
}

core::Result<Spec> from_link(std::string_view link) {
    ReadLink read = read_link(read_link_text(link));
    if (!read.wrong.empty()) return read.wrong.front();
    return std::move(read.spec);
}

}  // namespace model
