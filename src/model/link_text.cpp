#include "model/link_text.h"

#include <algorithm>
#include <array>

#include "core/split.h"
#include "core/utf8.h"

namespace model {
namespace {

constexpr int kMostTimes = 5;  // encoded: more often is no accident
constexpr std::string_view kBlanks = " \t\r\n\f\v";

// Tracking parameters of advertisers and mailers; a prefix if it ends in "_".
constexpr std::array<std::string_view, 35> kCounting = {
    "utm_",   "mtm_",    "pk_",     "hsa_",    "mc_",     "vero_",   "oly_",  "fbclid", "gclid",
    "gclsrc", "gbraid",  "wbraid",  "gad_",    "dclid",   "msclkid", "yclid", "ysclid", "twclid",
    "ttclid", "li_fat_", "igshid",  "igsh",    "srsltid", "mkt_tok", "_ga",   "_gl",    "_hsenc",
    "_hsmi",  "ref",     "ref_src", "ref_url", "s_cid",   "si",      "spm",   "trk"};

// A small table of somebody's own that travels in the link: read by the page (web/page/bring.js).
constexpr std::array<std::string_view, 2> kCarried = {"own", "own_name"};

// Names that may stand alone: "#gallery".
constexpr std::array<std::string_view, 1> kAlone = {"gallery"};

struct Entity {
    std::string_view name, sign;
};
constexpr std::array<Entity, 17> kEntities = {{{"&amp;", "&"},
                                               {"&AMP;", "&"},
                                               {"&#38;", "&"},
                                               {"&#038;", "&"},
                                               {"&#x26;", "&"},
                                               {"&#X26;", "&"},
                                               {"&quot;", "\""},
                                               {"&#34;", "\""},
                                               {"&apos;", "'"},
                                               {"&#39;", "'"},
                                               {"&lt;", "<"},
                                               {"&gt;", ">"},
                                               {"&num;", "#"},
                                               {"&#35;", "#"},
                                               {"&equals;", "="},
                                               {"&#61;", "="},
                                               {"&nbsp;", " "}}};
// Letters without width, which some programs put where a long word may break; the soft hyphen.
constexpr std::array<std::string_view, 6> kUnseen = {"\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u00AD"};
// What stands before and behind a link in a sentence.
constexpr std::array<std::string_view, 12> kQuotesBefore = {"\"", "'", "(", "<", "[", "{",
                                                            "`",  "*", "“", "„", "«", "‘"};
constexpr std::array<std::string_view, 20> kGluedBehind = {".", ",", ";", "!", "?",  ")", ">", "]", "}", "\"",
                                                           "'", "`", "*", "|", "\\", "”", "“", "»", "’", "…"};

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }
bool ends(std::string_view text, std::string_view with) {
    return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    if (text.find(from) == std::string::npos) return;
    std::string out;
    std::size_t at = 0;
    for (std::size_t next = 0; (next = text.find(from, at)) != std::string::npos; at = next + from.size())
        out.append(text, at, next - at).append(to);
    text = out.append(text, at, std::string::npos);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && kBlanks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    while (!text.empty() && kBlanks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    return text;
}

std::string_view without_glue(std::string_view text) {
    for (bool again = true; again;) {
        text = trimmed(text);
        again = false;
        for (const std::string_view sign : kGluedBehind) {
            if (!ends(text, sign) || text.find_first_not_of(',') == std::string_view::npos) continue;
            text.remove_suffix(sign.size());
            again = true;
        }
    }
    return text;
}

std::string_view without_quotes_before(std::string_view text) {
    for (bool again = true; again;) {
        text = trimmed(text);
        again = false;
        for (const std::string_view sign : kQuotesBefore) {
            if (!begins(text, sign)) continue;
            text.remove_prefix(sign.size());
            again = true;
        }
    }
    return text;
}

// "&amp;amp;" is "&", too.
std::string plain(std::string_view raw) {
    std::string text(trimmed(raw));
    for (int i = 0; i < kMostTimes && text.find('&') != std::string::npos; ++i) {
        for (const Entity& entity : kEntities) replace_all(text, entity.name, entity.sign);
    }
    for (const std::string_view letter : kUnseen) replace_all(text, letter, "");
    for (const char* wrap : {"\r", "\n", "\t"}) replace_all(text, wrap, "");  // where a mail broke the line
    if (const std::size_t marked = text.find(":~:"); marked != std::string::npos) text.resize(marked);
    return text;
}

bool is_address(std::string_view text) {
    const std::size_t slashes = text.find("://");
    if (slashes == std::string_view::npos) return begins(text, "www.") || text.find(".html") < text.find('=');
    return slashes < text.find('=');
}

// What stands behind "#"; of an address without one what it wraps (as mail filters do: "?url=https%3A%2F%2F...%23..."),
// or what stands behind "?".
std::string fragment_of(const std::string& text, int depth = 0) {
    if (const std::size_t hash = text.find('#'); hash != std::string::npos) return text.substr(hash + 1);
    if (depth == kMostTimes) return "";
    if (begins(text, "%23") || begins(text, "%25")) return fragment_of(unescaped(text), depth + 1);
    if (!is_address(text)) {
        const std::string once = unescaped(text);
        return once != text && is_address(once) ? fragment_of(once, depth + 1) : text;
    }
    const std::size_t question = text.find('?');
    const std::string query = question == std::string::npos ? "" : text.substr(question + 1);
    for (const std::string_view pair : core::split(query, '&')) {
        const std::string value = unescaped(pair.substr(std::min(pair.find('='), pair.size() - 1) + 1));
        if (!pair.empty() && is_address(value)) return fragment_of(value, depth + 1);
    }
    if (text.find("%23") != std::string::npos || text.find("%2523") != std::string::npos)
        return fragment_of(unescaped(text), depth + 1);
    return query;
}

// The JSON in a text, decoded; empty if there is none. A text that begins with { counts as JSON, even if faulty.
std::string json_in(const std::string& text) {
    std::string now = text;
    for (int i = 0; i < kMostTimes; ++i) {
        const std::string_view bare = trimmed(now);
        if (begins(bare, "{")) {
            const std::size_t end = bare.rfind('}');
            return std::string(bare.substr(0, end == std::string_view::npos ? bare.size() : end + 1));
        }
        if (!begins(bare, "%")) return "";
        now = unescaped(bare);
    }
    return "";
}

bool counts_clicks(std::string_view name) {
    return std::any_of(kCounting.begin(), kCounting.end(),
                       [&](std::string_view row) { return row.back() == '_' ? begins(name, row) : name == row; });
}

void add_pair(LinkText& link, LinkPair pair) {
    if (counts_clicks(pair.name) || std::find(kCarried.begin(), kCarried.end(), pair.name) != kCarried.end()) return;
    const auto twin =
        std::find_if(link.pairs.begin(), link.pairs.end(), [&](const LinkPair& p) { return p.name == pair.name; });
    if (twin == link.pairs.end()) return link.pairs.push_back(std::move(pair));
    link.wrong.push_back({pair.name, "The link says \"" + shortened(pair.name) +
                                         "\" twice: " + shortened(unescaped(twin->value)) + " and " +
                                         shortened(unescaped(pair.value)) + ". The last one counts."});
    *twin = std::move(pair);
}

// Whether other pairs stand in a decoded value: "weight,year&seed=7".
bool holds_more(std::string_view value) {
    for (std::size_t at = value.find('&'); at != std::string_view::npos; at = value.find('&', at + 1)) {
        const std::size_t end = value.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", at + 1);
        if (end != std::string_view::npos && end > at + 1 && value[end] == '=') return true;
    }
    return false;
}

// One part between "&"s; one that is wholly encoded may hold several.
void read_part(LinkText& link, std::string_view part, int depth = 0) {
    part = trimmed(part);
    if (part.empty()) return;
    const std::size_t equals = part.find('=');
    const std::string name_once = unescaped(part.substr(0, equals));
    const bool holds_pairs = name_once.find_first_of("=&") != std::string::npos ||
                             (equals != std::string_view::npos && holds_more(unescaped(part.substr(equals + 1))));
    if (equals == std::string_view::npos || holds_pairs) {
        const std::string once = unescaped(part);
        if (once != part && depth < kMostTimes) {
            const std::string pairs = plain(once);
            for (const std::string_view each : core::split(pairs, '&')) read_part(link, each, depth + 1);
        } else if (const std::string_view word = without_glue(without_quotes_before(part));
                   std::find(kAlone.begin(), kAlone.end(), word) != kAlone.end()) {
            add_pair(link, {std::string(word), ""});
        } else if (!word.empty()) {
            link.wrong.push_back(
                {"", "The link has \"" + shortened(word) + "\" without a value. It has to read name=value."});
        }
        return;
    }
    std::string name = name_once;
    for (int i = 0; i < kMostTimes && name.find('%') != std::string::npos; ++i) name = unescaped(name);
    add_pair(link, {std::string(without_quotes_before(name)), std::string(without_glue(part.substr(equals + 1)))});
}

}  // namespace

std::string unescaped(std::string_view text) {
    const auto digit = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
        out += escape ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
        if (escape) i += 2;
    }
    return out;
}

std::string shortened(std::string_view text) {
    constexpr int kMost = 40;
    std::string out;
    for (int i = 0; i < kMost && !text.empty(); ++i) {
        const std::size_t n_bytes = core::first_character(text).n_bytes;
        out += text.substr(0, n_bytes);
        text.remove_prefix(n_bytes);
    }
    return text.empty() ? out : out + "...";
}

std::string mended_value(std::string_view value) {
    std::string text(value);
    for (int i = 0; i < kMostTimes && text.find('%') != std::string::npos; ++i) text = unescaped(text);
    text = plain(text);
    replace_all(text, "\u00A0", " ");
    text = std::string(without_glue(without_quotes_before(text)));
    if (begins(text, "3D")) text.erase(0, 2);  // "=3D", as raw mails have it
    for (const char* sign : {",", ":"}) {
        for (const char* blank : {" ", "+"}) {
            for (int i = 0; i < kMostTimes; ++i) {
                replace_all(text, std::string(blank) + sign, sign);
                replace_all(text, std::string(sign) + blank, sign);
            }
        }
    }
    return text;
}

LinkText read_link_text(std::string_view raw) {
    LinkText link;
    const std::string text = plain(raw);
    link.json = json_in(text);
    const std::string fragment = link.json.empty() ? fragment_of(text) : "";
    if (link.json.empty()) link.json = json_in(fragment);
    if (!link.json.empty()) return link;
    for (const std::string_view part : core::split(fragment, '&')) read_part(link, part);
    return link;
}

std::string joined(const std::vector<LinkPair>& pairs) {
    std::string link;
    for (const LinkPair& pair : pairs) link += (link.empty() ? "" : "&") + pair.name + "=" + pair.value;
    return link;
}

}  // namespace model
