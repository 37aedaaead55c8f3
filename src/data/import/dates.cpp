// See dates.h.
#include "data/import/dates.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace data {
namespace {

constexpr std::size_t kLongest = 40;
constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Reads from the front of a text.
struct Reader {
    std::string_view text;

    // The digits that stand here, at least one and at most `most` of them; -1 if there are others.
    int number(std::size_t most, std::size_t* n_digits = nullptr) {
        std::size_t n = 0;
        int value = 0;
        while (n < text.size() && n <= most && is_digit(text[n])) value = value * 10 + (text[n++] - '0');
        if (n == 0 || n > most) return -1;
        text.remove_prefix(n);
        if (n_digits != nullptr) *n_digits = n;
        return value;
    }
    bool take(char c) {
        if (text.empty() || text.front() != c) return false;
        text.remove_prefix(1);
        return true;
    }
    // 1 to 12; 0 if no month's name stands here.
    int month_word() {
        std::size_t n = 0;
        while (n < text.size() && is_letter(text[n])) ++n;
        if (n < 3 || n > 9) return 0;
        std::string word(text.substr(0, 3));
        for (char& c : word) c = static_cast<char>(c | 0x20);
        const auto* const found = std::find(std::begin(kMonths), std::end(kMonths), word);
        if (found == std::end(kMonths)) return 0;
        text.remove_prefix(n);
        take('.');
        return static_cast<int>(found - std::begin(kMonths)) + 1;
    }
    void spaces() {
        while (take(' ') || take(',')) continue;
    }
};

int full_year(int year, std::size_t n_digits) {
    if (n_digits == 4) return year;
    if (n_digits != 2) return -1;
    return year < 70 ? 2000 + year : 1900 + year;
}

bool read_zone(Reader& in) {
    if (in.text.empty() || in.take('Z')) return in.text.empty();
    in.take(' ');
    if (!in.take('+') && !in.take('-')) return false;
    std::size_t n = 0;
    if (in.number(4, &n) < 0) return false;
    if (n == 4) return in.text.empty();
    return !in.take(':') ? in.text.empty() : in.number(2) >= 0 && in.text.empty();
}

// "T23:59:00.5Z", " 8:05 PM", or nothing; false if something else follows.
bool read_time(Reader& in, double& day_fraction) {
    if (in.text.empty()) return true;
    if (!in.take('T') && !in.take(' ')) return false;
    in.spaces();
    int hour = in.number(2);
    if (hour < 0 || hour > 24 || !in.take(':')) return false;
    const int minute = in.number(2);
    if (minute < 0 || minute > 59) return false;
    double seconds = 0;
    if (in.take(':')) {
        const int second = in.number(2);
        if (second < 0 || second > 60) return false;
        seconds = second;
        if (in.take('.') || in.take(',')) {
            double digit = 0.1;
            for (; !in.text.empty() && is_digit(in.text.front()); in.text.remove_prefix(1), digit /= 10)
                seconds += digit * (in.text.front() - '0');
        }
    }
    in.take(' ');
    const bool pm = in.text == "PM" || in.text == "pm";
    if (pm || in.text == "AM" || in.text == "am") {
        hour = hour % 12 + (pm ? 12 : 0);
        in.text = {};
    }
    day_fraction = (hour * 3600 + minute * 60 + seconds) / 86400;
    return read_zone(in);
}

// "5 Jan 2024", "05-Jan-24", "Jan 5, 2024".
std::optional<DateParts> read_month_word(Reader in) {
    DateParts parts{.month_is_word = true};
    const auto gap = [&] {
        in.spaces();
        if (!in.take('-')) in.take('.');
        in.spaces();
    };
    int day = -1, month = in.month_word();
    if (month > 0) {
        gap();
        day = in.number(2);
    } else {
        day = in.number(2);
        gap();
        month = in.month_word();
    }
    if (day < 1 || month < 1) return std::nullopt;
    gap();
    std::size_t n = 0;
    parts.year = in.number(4, &n);
    if (parts.year < 0) return std::nullopt;
    parts.year = full_year(parts.year, n);
    parts.first = month;
    parts.second = day;
    if (parts.year < 0 || !read_time(in, parts.day_fraction)) return std::nullopt;
    return parts;
}

// "20240105", as some machines write it.
std::optional<DateParts> read_digits_only(std::string_view text) {
    if (text.size() != 8 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    Reader in{text.substr(0, 4)};
    DateParts parts{.year = in.number(4), .year_first = true};
    in.text = text.substr(4, 2);
    parts.first = in.number(2);
    in.text = text.substr(6);
    parts.second = in.number(2);
    const bool likely = parts.year >= 1900 && parts.year <= 2100 && parts.first >= 1 && parts.first <= 12 &&
                        parts.second >= 1 && parts.second <= 31;
    return likely ? std::optional(parts) : std::nullopt;
}

int days_in(int year, int month) {
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

}  // namespace

std::string_view order_name(DateOrder order) {
    if (order == DateOrder::year_first) return "year first";
    return order == DateOrder::day_first ? "day first" : "month first";
}

std::optional<DateParts> read_date(std::string_view text) {
    if (text.size() < 6 || text.size() > kLongest) return std::nullopt;
    Reader in{text};
    if (is_letter(text.front())) return read_month_word(in);
    if (!is_digit(text.front())) return std::nullopt;
    std::size_t n = 0, n_last = 0;
    const int a = in.number(4, &n);
    if (a < 0) return read_digits_only(text);
    DateParts parts;
    parts.separator = in.text.empty() ? '\0' : in.text.front();
    if (parts.separator != '.' && parts.separator != '/' && parts.separator != '-') return read_month_word({text});
    in.take(parts.separator);
    if (!in.text.empty() && is_letter(in.text.front())) return read_month_word({text});
    const int b = in.number(2);
    if (b < 0 || !in.take(parts.separator)) return std::nullopt;
    const int c = in.number(4, &n_last);
    if (c < 0) return std::nullopt;
    if (n == 4 && n_last <= 2) {
        parts.year_first = true;
        parts.year = a, parts.first = b, parts.second = c;
    } else if (n <= 2) {
        parts.year = full_year(c, n_last);
        parts.first = a, parts.second = b;
        if (parts.year < 0) return std::nullopt;
    } else {
        return std::nullopt;
    }
    if (!read_time(in, parts.day_fraction)) return std::nullopt;
    return parts;
}

// H. Hinnant's formula, chrono-compatible low-level date algorithms (2013): years from March on, in eras of 400.
std::optional<double> days_since_1970(const DateParts& parts, DateOrder order) {
    const bool settled = parts.year_first || parts.month_is_word;
    const int month = settled || order == DateOrder::month_first ? parts.first : parts.second;
    const int day = settled || order == DateOrder::month_first ? parts.second : parts.first;
    if (month < 1 || month > 12 || day < 1 || day > days_in(parts.year, month)) return std::nullopt;
    const int year = parts.year - (month <= 2 ? 1 : 0);
    const int era = year / 400;
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468 + parts.day_fraction;
}

CivilDay civil_day(long days) {
    const long shifted = days + 719468;
    const long era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const long day_of_era = shifted - era * 146097;
    const long year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const long month_from_march = (5 * day_of_year + 2) / 153;
    const long month = month_from_march + (month_from_march < 10 ? 3 : -9);
    return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), static_cast<int>(month),
            static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1)};
}

std::string iso_day(double days) {
    const CivilDay day = civil_day(static_cast<long>(std::floor(days)));
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    std::string year = std::to_string(day.year);
    while (year.size() < 4) year.insert(0, 1, '0');
    return year + "-" + two(day.month) + "-" + two(day.day);
}

}  // namespace data
