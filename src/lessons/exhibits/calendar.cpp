// Four numbers as a date (six_decoders.h: read_date() and day_number()), in the Gregorian calendar: leap years are
// those divisible by 4, but not by 100 unless also by 400.
#include <cmath>
#include <cstdio>

#include "lessons/exhibits/six_decoders.h"

namespace lessons {
namespace {

constexpr long kMostYears = 100000;

bool is_leap(long year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

long floor_divided(long a, long b) { return a / b - (a % b < 0 ? 1 : 0); }

int days_of(long year, int month) {
    constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap(year) ? 1 : 0);
}

// Days from 1 January of year 1 to 1 January of this one.
long days_before(long year) {
    const long past = year - 1;
    return 365 * past + floor_divided(past, 4) - floor_divided(past, 100) + floor_divided(past, 400);
}

bool is_within(double value, double low, double high) {
    return value >= low && value <= high && std::fabs(value - std::floor(value)) < 1e-9;
}

long cut(double value, double most) { return static_cast<long>(std::floor(std::fmin(std::fmax(value, -most), most))); }

}  // namespace

long day_number(long year, int month, long day) {
    long days = days_before(year) + day - 1;
    for (int m = 1; m < month; ++m) days += days_of(year, m);
    return days;
}

DateReading read_date(const FourNumbers& list) {
    DateReading reading;
    const long months = cut(list[1], 1e6) - 1;  // after January of the year
    const long first_year = cut(list[0], static_cast<double>(kMostYears)) + floor_divided(months, 12);
    const int first_month = static_cast<int>(months - 12 * floor_divided(months, 12)) + 1;
    const double minutes = std::floor(std::fmin(std::fmax(list[3], -1e6), 1e6) * 60 + 1e-6);
    const long carried = floor_divided(static_cast<long>(minutes), 24 * 60);
    const long minute_of_day = static_cast<long>(minutes) - carried * 24 * 60;
    long days = day_number(first_year, first_month, cut(list[2], 1e6)) + carried;
    // 400 years have 146,097 days: the estimate is at most one year off.
    reading.year = floor_divided(days * 400, 146097) + 1;
    while (days_before(reading.year) > days) --reading.year;
    while (days_before(reading.year + 1) <= days) ++reading.year;
    days -= days_before(reading.year);
    while (days >= days_of(reading.year, reading.month)) days -= days_of(reading.year, reading.month++);
    reading.day = static_cast<int>(days) + 1;
    reading.hour = static_cast<int>(minute_of_day / 60);
    reading.minute = static_cast<int>(minute_of_day % 60);
    reading.taken = (is_within(list[0], -9999, 9999) ? 1 : 0) + (is_within(list[1], 1, 12) ? 1 : 0) +
                    (is_within(list[2], 1, 31) ? 1 : 0) + (list[3] >= 0 && list[3] < 24 ? 1 : 0);
    reading.bent = 4 - reading.taken;
    constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
    std::array<char, 80> text{};
    std::snprintf(text.data(), text.size(), "%d %s of the year %ld, %02d:%02d", reading.day,
                  kMonths[static_cast<std::size_t>(reading.month - 1)].data(), reading.year, reading.hour,
                  reading.minute);
    reading.says = text.data();
    reading.why = reading.bent == 0 ? "Year, month, day and hour, all in their ranges."
                                    : "Year, month, day, hour: " + std::to_string(reading.bent) +
                                          " of 4 had to be cut or carried over.";
    return reading;
}

}  // namespace lessons
