// Dates as people write them: 2024-01-05, 5.1.24, 3/4/2024, 5 Jan 2024, each with a time behind it or without. A single
// date does not say whether 3/4 is in March or in April; that is settled for a whole column. Includes nothing of ours.
#pragma once

#include <optional>
#include <string_view>

namespace data {

enum class DateOrder { year_first, day_first, month_first };
std::string_view order_name(DateOrder order);  // "day first"

// What stands where, before it is known which is the day.
struct DateParts {
    int first = 0, second = 0;  // of "3/4/2024"; month and day where the year stands first or the month is a word
    int year = 0;
    double day_share = 0;  // the time as a share of the day
    bool year_first = false, month_is_word = false;
    char separator = 0;  // one of . / -
};

// The parts of a text that is written like a date, be there such a day or not.
std::optional<DateParts> read_date(std::string_view text);
// Days since 1970-01-01; nothing if there is no such day (30.2.2024).
std::optional<double> days_since_1970(const DateParts& parts, DateOrder order);
// "2024-03-31".
struct CivilDay {
    int year = 0, month = 0, day = 0;
};
CivilDay civil_day(long days);

}  // namespace data
