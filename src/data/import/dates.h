// Parsing of dates as people write them: 2024-01-05, 5.1.24, 3/4/2024, 5 Jan 2024, each with or without a time of day.
// A single date does not show whether 3/4 is in March or in April; the whole column does (infer_kind.h). Includes
// nothing of ours.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace data {

enum class DateOrder { year_first, day_first, month_first };
std::string_view order_name(DateOrder order);  // "day first"

// The numbers of a date, before it is known which of them is the day.
struct DateParts {
    int first = 0, second = 0;  // 3 and 4 of "3/4/2024"; month and day if the year is first or the month is a word
    int year = 0;               // all digits: 24 is 2024, 70 is 1970
    double day_fraction = 0;    // the time of day as a fraction of a day, 0..1, in the zone that is written
    bool year_first = false, month_is_word = false;
    char separator = 0;  // one of . / -; 0 in 20240105 and 5-Jan-2024
};

// The parts of a text that is written like a date, without spaces around it, even if there is no such day (30.2.2024);
// else nothing. A time zone behind the time is accepted and ignored.
std::optional<DateParts> read_date(std::string_view text);
// Days since 1970-01-01, with the time of day as their fraction; nothing if there is no such day (30.2.2024). Only
// forms such as 3/4/2024 need `order`.
std::optional<double> days_since_1970(const DateParts& parts, DateOrder order);
// A day of the calendar; civil_day() finds the one that is `days` after 1970-01-01.
struct CivilDay {
    int year = 0, month = 0, day = 0;
};
CivilDay civil_day(long days);

// Days since 1970-01-01 as "2024-02-29"; the time of day is ignored.
std::string iso_day(double days);

}  // namespace data
