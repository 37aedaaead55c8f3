// A file to be exported ("taken home"): its name and its bytes. Includes nothing of ours. Next: take_home.h.
#pragma once

#include <string>

namespace app {

struct TakenFile {
    std::string name, bytes;
};

}  // namespace app
