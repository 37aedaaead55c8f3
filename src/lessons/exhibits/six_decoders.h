// The exhibit "six_decoders": one list of four numbers, decoded in six ways: as a colour, a text, a place on the globe,
// a sound, a date, a place on the trained map. Every decoder has a result. Decoders differ in how many of the numbers
// they use unchanged, how many they must change (cut off, wrap around, round), and how many they ignore. May include
// train/snapshot.h and lessons/exhibits. Knows no panels.
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
// The list at the start.
inline constexpr FourNumbers kTheList = {0.124, 458.2356, 85.3, 2.01};

enum class Decoder { colour, text, place, sound, date, map };
inline constexpr int kDecoders = 6;
std::string_view decoder_name(Decoder decoder);

// The state of the exhibit.
struct SixDecoders {
    FourNumbers list = kTheList;
    bool changed = false;  // the learner has changed it at least once
};

// The result of a decoder.
struct Reading {
    std::string says;  // "458.2 Hz for 2.01 s, near A#4 - 30 cents"
    std::string why;   // what happened to the numbers: "3 numbers are no shares from 0 to 1 and had to be cut off."
    int taken = 0, bent = 0, unused = 0;  // how many numbers were used unchanged, changed, ignored; 4 in all
};

// Red, green, blue and opacity, 0 to 1; larger and smaller numbers are cut off.
struct ColourReading : Reading {
    std::array<double, 4> shares{};
};
ColourReading read_colour(const FourNumbers& list);

// Each number, rounded, is a Unicode code; codes below 32 and 127 to 159 are control characters, which are invisible.
struct TextReading : Reading {
    std::vector<Code> codes;
};
TextReading read_text(const FourNumbers& list);

// Latitude and longitude in degrees, wrapped around the globe: beyond a pole it goes on down the other side.
struct PlaceReading : Reading {
    double latitude = 0, longitude = 0;  // -90..90, -180..180
    bool land = false;                   // from data/earth, in cells of 3 degrees
};
PlaceReading read_place(const FourNumbers& list);
// Whether a cell of data/earth is land: kLandRows rows of kLandColumns, from 90 N, 180 W.
inline constexpr int kLandColumns = 120, kLandRows = 60;
bool is_land(int column, int row);

// Loudness 0 to 1, frequency 20 to 20,000 hertz (the audible range), phase 0 to 360 degrees, length 0 to 60 seconds.
struct SoundReading : Reading {
    double loudness = 0, hertz = 0, phase = 0, seconds = 0;
    std::string note;  // the nearest note, "A4 + 30 cents", with A4 = 440 Hz in equal temperament
};
SoundReading read_sound(const FourNumbers& list);

// Year, month, day and hour; numbers out of range are carried over, as in a clock (Gregorian calendar, extended to all
// years, with a year 0).
struct DateReading : Reading {
    long year = 0;
    int month = 1, day = 1, hour = 0, minute = 0;
};
DateReading read_date(const FourNumbers& list);
// Days from 1 January of year 1 to this day, which may be out of its month's range.
long day_number(long year, int month, long day);

// The first two numbers as a place on the trained map, and the first head's prediction there. `says` is empty without
// a head, or if the map does not have two dimensions.
struct MapReading : Reading {
    double outside = 0;  // distance from the mean place of all things; 1 = that of the farthest thing
};
MapReading read_on_map(const FourNumbers& list, const train::Snapshot& shown);
// The confidence of a classifying head at a place of the map, in map units: the probability of its most probable
// class, 0 to 1.
double sureness_at(const train::HeadSnapshot& head, double x, double y);

// The decoder, other than the map, that leaves the most numbers unchanged; of several, the first in the enum.
Decoder best_decoder(const FourNumbers& list);

}  // namespace lessons
