// Letters that were painted in this frame reach the graphics card. Both platforms call it between drawing panels and
// handing them to the card. May include ui and gl.
#pragma once

namespace platform {

void send_new_letters();

}  // namespace platform
