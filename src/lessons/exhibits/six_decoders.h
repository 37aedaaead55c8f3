// Four numbers and six keys to read them with: the exhibit "six_decoders". Every key gives something; what differs is
// how many of the numbers it takes as they are, how many it has to bend (cut off, wrap around, round) and how many it
// leaves. May include train/snapshot.h and lessons/exhibits. Knows no panels.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/exhibits/codes.h"
#include "lessons/exhibits/picture.h"
#include "train/snapshot.h"

namespace lessons {

using FourNumbers = std::array<double, 4>;
inline constexpr FourNumbers kTheList = {0.124, 458.2356, 85.3, 2.01};

enum class Decoder { colour, text, place, sound, date, map };
inline constexpr int kDecoders = 6;
std::string_view decoder_name(Decoder decoder);

// What lies on the desk.
struct SixDecoders {
    FourNumbers list = kTheList;
    bool changed = false;  // by the learner, at least once
};

// How a key takes the four numbers.
struct Reading {
    std::string says;  // "a tone of 458.2 Hz"
    std::string why;   // what became of the numbers: "458.24 and 2 others are no shares of light: cut off"
    int taken = 0, bent = 0, unused = 0;  // 4 in all
};

// Red, green, blue and opacity, 0 to 1; more is cut off.
struct ColourReading : Reading {
    std::array<double, 4> shares{};
};
ColourReading read_colour(const FourNumbers& list);

// Each number, rounded, a Unicode code; one below 32 is a control sign, which nobody sees.
struct TextReading : Reading {
    std::vector<Code> codes;
};
TextReading read_text(const FourNumbers& list);

// Latitude and longitude in degrees, folded onto the globe: over a pole it goes on down the other side.
struct PlaceReading : Reading {
    double latitude = 0, longitude = 0;  // -90..90, -180..180
    bool land = false;                   // by data/earth, cells of 3 degrees
};
PlaceReading read_place(const FourNumbers& list);
// Whether the cell of data/earth that holds it is land. Of kLandRows rows of kLandColumns, from 90 N, 180 W.
inline constexpr int kLandColumns = 120, kLandRows = 60;
bool is_land(int column, int row);

// Loudness 0 to 1, frequency in hertz (20 to 20,000 can be heard), phase in degrees, length in seconds.
struct SoundReading : Reading {
    double loudness = 0, hertz = 0, phase = 0, seconds = 0;
    std::string note;  // "A4 + 70 cents", tuned to A4 = 440 Hz in equal temperament; empty if it cannot be heard
};
SoundReading read_sound(const FourNumbers& list);

// Year, month, day and hour; what is too much is carried over, as a clock does (Gregorian calendar, extended to all
// years, with a year 0).
struct DateReading : Reading {
    long year = 0;
    int month = 1, day = 1, hour = 0, minute = 0;
};
DateReading read_date(const FourNumbers& list);
// Days from 1 January of year 1 to this day, which may be out of its month's range.
long day_number(long year, int month, long day);

// The first two as a place on the trained map: what its first head says there, and how far out it is: 1 = as far from
// the middle as the farthest thing. In their heads' own words; `says` is empty without a model.
struct MapReading : Reading {
    double outside = 0;
};
MapReading read_on_map(const FourNumbers& list, const train::Snapshot& shown);

// The key that takes most of the numbers as they are, the map aside; the first among equals.
Decoder best_decoder(const FourNumbers& list);

}  // namespace lessons
