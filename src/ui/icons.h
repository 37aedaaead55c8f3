// Code points of the icon font (Font Awesome 4.7), named after their meaning in this program; a comment gives the
// font's own name where it differs. Includes nothing of ours. Next: text.h.
#pragma once

namespace ui::icon {

inline constexpr const char* kPlay = "\uf04b";
inline constexpr const char* kPause = "\uf04c";
inline constexpr const char* kStep = "\uf051";     // step-forward
inline constexpr const char* kReset = "\uf01e";    // repeat
inline constexpr const char* kNewSeed = "\uf074";  // random
inline constexpr const char* kUndo = "\uf112";     // reply
inline constexpr const char* kRedo = "\uf064";     // share
inline constexpr const char* kShare = "\uf0c1";    // link
inline constexpr const char* kLessons = "\uf19d";  // graduation-cap
inline constexpr const char* kMoon = "\uf186";
inline constexpr const char* kSun = "\uf185";
inline constexpr const char* kHelp = "\uf128";  // question
inline constexpr const char* kMore = "\uf141";  // ellipsis-h
inline constexpr const char* kHome = "\uf015";
inline constexpr const char* kSearch = "\uf002";
inline constexpr const char* kLasso = "\uf247";  // object-group
inline constexpr const char* kWalk = "\uf05b";   // crosshairs
inline constexpr const char* kEye = "\uf06e";
inline constexpr const char* kCamera = "\uf030";
inline constexpr const char* kCompare = "\uf0db";  // columns
inline constexpr const char* kGrid = "\uf00a";     // th
inline constexpr const char* kClock = "\uf017";
inline constexpr const char* kSave = "\uf019";      // download
inline constexpr const char* kEmptyBox = "\uf096";  // square-o
inline constexpr const char* kCheck = "\uf00c";
inline constexpr const char* kWarning = "\uf071";  // exclamation-triangle

}  // namespace ui::icon
