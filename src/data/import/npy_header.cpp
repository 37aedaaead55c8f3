// See npy_header.h.
#include "data/import/npy_header.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/shown_text.h"

namespace data {
namespace {

constexpr int kDeepest = 16;
constexpr std::size_t kMostFields = 4096;

core::Error no_data(std::string sentence) { return {"data", std::move(sentence)}; }

// A value of the Python literal that the header is.
struct Literal {
    enum class Kind { text, number, truth, list, map, none };
    Kind kind = Kind::none;
    std::string text;
    std::uint64_t number = 0;
    std::vector<Literal> items;  // of a map key and value by turns

    [[nodiscard]] const Literal* find(std::string_view key) const {
        for (std::size_t i = 0; i + 1 < items.size(); i += 2)
            if (items[i].text == key) return &items[i + 1];
        return nullptr;
    }
};

class Python {
   public:
    explicit Python(std::string_view text) : left_(text) {}

    bool value(Literal& out, int depth = 0) {
        skip();
        if (left_.empty() || depth > kDeepest) return false;
        if (left_.starts_with("u'") || left_.starts_with("b'")) left_.remove_prefix(1);
        const char c = left_.front();
        if (c == '\'' || c == '"') return text(out);
        if (c == '(' || c == '[') return list(out, c == '(' ? ')' : ']', false, depth);
        if (c == '{') return list(out, '}', true, depth);
        if (c >= '0' && c <= '9') return number(out);
        for (const std::string_view word : {"True", "False", "None"}) {
            if (!left_.starts_with(word)) continue;
            left_.remove_prefix(word.size());
            out.kind = word == "None" ? Literal::Kind::none : Literal::Kind::truth;
            out.number = word == "True" ? 1 : 0;
            return true;
        }
        return false;
    }

   private:
    void skip() {
        while (!left_.empty() && (left_.front() == ' ' || left_.front() == '\n' || left_.front() == '\t'))
            left_.remove_prefix(1);
    }
    bool take(char c) {
        skip();
        if (left_.empty() || left_.front() != c) return false;
        left_.remove_prefix(1);
        return true;
    }
    bool text(Literal& out) {
        const char quote = left_.front();
        left_.remove_prefix(1);
        out.kind = Literal::Kind::text;
        while (!left_.empty() && left_.front() != quote) {
            if (left_.front() == '\\' && left_.size() > 1) left_.remove_prefix(1);
            out.text += left_.front();
            left_.remove_prefix(1);
        }
        return take(quote);
    }
    bool number(Literal& out) {
        out.kind = Literal::Kind::number;
        while (!left_.empty() && left_.front() >= '0' && left_.front() <= '9') {
            const auto digit = static_cast<std::uint64_t>(left_.front() - '0');
            if (out.number > (~std::uint64_t{0} - digit) / 10) return false;
            out.number = out.number * 10 + digit;
            left_.remove_prefix(1);
        }
        if (left_.starts_with('L')) left_.remove_prefix(1);  // as Python 2 wrote long numbers
        return true;
    }
    bool list(Literal& out, char closing, bool is_map, int depth) {
        left_.remove_prefix(1);
        out.kind = is_map ? Literal::Kind::map : Literal::Kind::list;
        while (!take(closing)) {
            if (out.items.size() > kMostFields) return false;
            if (!value(out.items.emplace_back(), depth + 1)) return false;
            if (is_map && (!take(':') || !value(out.items.emplace_back(), depth + 1))) return false;
            if (!take(',')) return take(closing);
        }
        return true;
    }

    std::string_view left_;
};

std::string refused(std::string_view code) {
    const std::string what = core::quoted(code);
    if (code.find('O') != std::string_view::npos)
        return "The array holds Python objects (pickled), which could run any program when they are opened: they are "
               "not read. Save it with a plain type, as array.astype(float) or array.astype(str).";
    if (code.find('c') != std::string_view::npos)
        return "The array holds complex numbers (" + what +
               "), which are not read; save real and imaginary part as two columns.";
    return "The array's elements are of a kind that is not read (" + what +
           "); save numbers, truth values, texts or dates, as array.astype(float).";
}

// "<f4", "|S5", ">M8[ns]". Empty on success.
std::string read_type(std::string_view code, NpyField& field) {
    std::string_view rest = code;
    if (rest.empty()) return refused(code);
    if (rest.front() == '<' || rest.front() == '>' || rest.front() == '|' || rest.front() == '=') {
        field.big_endian = rest.front() == '>';
        rest.remove_prefix(1);
    }
    if (rest == "?") rest = "b1";
    if (rest.empty()) return refused(code);
    field.kind = rest.front();
    rest.remove_prefix(1);
    std::uint64_t size = 0;
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9' && size < (1u << 20)) {
        size = size * 10 + static_cast<std::uint64_t>(rest.front() - '0');
        rest.remove_prefix(1);
    }
    if (field.kind == 'a') field.kind = 'S';
    if (field.kind == 'M' && rest.starts_with('[') && rest.ends_with(']')) {
        rest = rest.substr(1, rest.size() - 2);
        std::uint64_t step = 0;
        while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9' && step < 1000000) {
            step = step * 10 + static_cast<std::uint64_t>(rest.front() - '0');
            rest.remove_prefix(1);
        }
        field.step = step == 0 ? 1 : static_cast<long>(step);
        field.unit = rest;
        rest = {};
    }
    const bool power = size == 1 || size == 2 || size == 4 || size == 8;
    const bool good = rest.empty() && ((field.kind == 'f' && power && size > 1) ||
                                       ((field.kind == 'i' || field.kind == 'u') && power) ||
                                       (field.kind == 'b' && size == 1) || (field.kind == 'M' && size == 8) ||
                                       ((field.kind == 'U' || field.kind == 'S') && size > 0 && size < (1u << 20)));
    if (!good) return refused(code);
    field.size = static_cast<std::size_t>(field.kind == 'U' ? size * 4 : size);
    return "";
}

// A list of (name, type) or (name, type, shape), types within types included. Empty on success.
std::string read_fields(const Literal& descr, const std::string& stem, NpyHeader& header, int depth) {
    if (descr.kind != Literal::Kind::list || descr.items.empty() || depth > 4) return refused("V");
    for (const Literal& item : descr.items) {
        if (item.kind != Literal::Kind::list || item.items.size() < 2) return refused("V");
        const Literal& name = item.items[0].kind == Literal::Kind::list && item.items[0].items.size() == 2
                                  ? item.items[0].items[1]
                                  : item.items[0];
        const std::string path = stem.empty() || name.text.empty() ? stem + name.text : stem + "." + name.text;
        std::uint64_t n = 1;
        if (item.items.size() > 2) {
            for (const Literal& side : item.items[2].kind == Literal::Kind::list
                                           ? item.items[2].items
                                           : std::vector<Literal>{item.items[2]}) {
                if (side.number == 0 || side.number > kMostFields || n > kMostFields)
                    return "A field of the array is an array of " + std::to_string(side.number) +
                           " values itself; at most " + std::to_string(kMostFields) + " are read.";
                n *= side.number;
            }
        }
        if (item.items[1].kind == Literal::Kind::list) {
            if (n != 1) return refused("V");
            if (std::string problem = read_fields(item.items[1], path, header, depth + 1); !problem.empty())
                return problem;
            continue;
        }
        NpyField field;
        field.name = path;
        field.n = static_cast<std::size_t>(n);
        field.offset = header.element;
        // Without a name and of kind V: only to fill up, so that the next field lies at an even place.
        const std::string& code = item.items[1].text;
        const bool fills = code.starts_with("|V") && name.text.empty();
        if (fills) {
            for (const char c : code.substr(2)) field.size = field.size * 10 + static_cast<std::size_t>(c - '0') % 10;
            field.size %= 1u << 20;
        } else if (std::string problem = read_type(code, field); !problem.empty()) {
            return problem;
        }
        header.element += field.size * field.n;
        if (!fills) header.fields.push_back(std::move(field));
        if (header.fields.size() > kMostFields) return refused("V");
    }
    return "";
}

core::Error bad_header(const std::string& why) {
    return no_data("The header of this NumPy file cannot be read: " + why +
                   ". Save the array again, with numpy.save(file, array).");
}

}  // namespace

core::Result<NpyHeader> read_npy_header(std::string_view bytes) {
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])); };
    if (bytes.size() < 12) return bad_header("the file ends within it");
    const std::size_t version = byte(6);
    if (version < 1 || version > 3)
        return bad_header("it is of version " + std::to_string(version) + ", and 1 to 3 are known");
    std::size_t length = byte(8) | byte(9) << 8;
    if (version > 1) length |= byte(10) << 16 | byte(11) << 24;
    NpyHeader header;
    header.begin = (version == 1 ? 10u : 12u) + length;
    if (header.begin > bytes.size()) return bad_header("the file ends within it");
    Literal literal;
    if (!Python(bytes.substr(header.begin - length, length)).value(literal) || literal.kind != Literal::Kind::map)
        return bad_header("it is not what Python writes, or has a number that is too large");
    const Literal* descr = literal.find("descr");
    const Literal* order = literal.find("fortran_order");
    const Literal* shape = literal.find("shape");
    if (descr == nullptr || order == nullptr || shape == nullptr || shape->kind != Literal::Kind::list)
        return bad_header("descr, fortran_order or shape is missing");
    header.fortran_order = order->number != 0;
    for (const Literal& side : shape->items) {
        if (side.kind != Literal::Kind::number) return bad_header("its shape is none");
        header.shape.push_back(side.number);
    }
    std::string problem;
    if (descr->kind == Literal::Kind::text) {
        NpyField field;
        problem = read_type(descr->text, field);
        header.element = field.size;
        header.fields.push_back(std::move(field));
    } else {
        header.has_names = true;
        problem = read_fields(*descr, "", header, 0);
        if (problem.empty() && header.fields.empty()) problem = refused("V");
    }
    if (!problem.empty()) return no_data(problem);
    return header;
}

}  // namespace data
