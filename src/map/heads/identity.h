// Tracks regions of the map over time: connected components of the classes on a coarse grid, matched by overlap from
// one update to the next, with sentences about what happened to them (appeared, split, merged ...). Its input is a grid
// of class ids (region_ids() in regions.h); knows nothing about heads or drawing. May include core and
// map/view/camera.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "map/view/camera.h"

namespace map {

// The regions at one update; row 0 is the top, as in region_ids().
struct RegionGrid {
    const std::uint8_t* ids = nullptr;  // [rows, columns]
    int columns = 0, rows = 0;
    Camera camera;  // where the grid lies on the map; after a camera move parts are matched by map position
    Viewport viewport;
};

// A connected component of a class's area, tracked over time.
struct Part {
    int id = 0;         // never used again for another part
    int output = 0;     // class
    int color = 0;      // palette index of the class
    int cells = 0;      // 0: vanished a few updates ago, may come back
    float share = 0;    // of the grid's cells
    Point2 middle{};    // map units
    bool edge = false;  // touches the edge of the grid: it may go on beyond
    // Internal to update_identity():
    std::vector<int> own;      // its cells in the last update that had it
    int seen = 0;              // number of updates in a row that had it
    int missing = 0;           // number of updates in a row that did not
    int changed = 0;           // number of updates in a row with a size far from reported_share
    bool reported = false;     // its appearance has been reported, or need not be
    int from = -1;             // id of the part it split off from, -1 = none
    int into = -1;             // id of the part that has its cells now, -1 = none
    float reported_share = 0;  // its share when it was last reported
};

enum class RegionChange { born, vanished, split, merged, grew, shrank };

struct RegionEvent {
    RegionChange kind = RegionChange::born;
    long step = 0;
    int part = 0, other = -1;  // ids; other: the part that it split off from or merged into
    int output = 0;            // class
    Point2 at{};               // map units
    std::string sentence;      // "Japan's land in the north-east split off."
};

struct Identity {
    std::vector<Part> parts;          // present ones and lost ones that may come back, by id
    std::vector<int> part_of;         // [rows, columns]: index into parts, -1 = in no part
    std::vector<RegionEvent> events;  // oldest first, at most kMostEvents
    // From here on internal to update_identity():
    int next_id = 0;
    std::vector<std::string> names;
    int columns = 0, rows = 0;
    Camera camera;
    Viewport viewport;
    struct Found {  // a connected component of this update
        int output = 0;
        Point2 middle{};  // cells
        bool edge = false;
        int part = -1;  // index into parts
        std::vector<int> cells;
    };
    struct Overlap {
        int part = 0, found = 0, cells = 0;
    };
    std::vector<Found> found;  // the first n_found are valid, the rest is reused memory
    std::size_t n_found = 0;
    std::vector<int> found_of;  // per cell
    std::vector<Overlap> overlaps;
    std::vector<int> counts;
};

inline constexpr int kMostEvents = 64;
inline constexpr int kSteadyUpdates = 3;  // updates that a part must be present, or absent, before it is reported
inline constexpr int kLeastPart = 4;      // cells; smaller components are ignored
// A part is reported to have grown or shrunk if its size differs from the last reported one by this factor, and by this
// share of the grid.
inline constexpr float kReportGrowth = 1.5f, kReportShare = 0.02f;

// Adds one update. names: of the classes; ids without a name belong to no class. The first update, another grid size,
// other names or `anew` (the model was reset) start tracking again, without events. After a camera move parts are
// matched by map position; this update causes no events, and later growth is measured from the sizes in the new view.
void update_identity(Identity& identity, const RegionGrid& grid, const std::vector<std::string>& names, long step,
                     bool anew = false);

// The position of a place in the picture, in words: "in the north-east", "in the middle".
std::string direction(Point2 at, const Camera& camera, const Viewport& viewport);

}  // namespace map
