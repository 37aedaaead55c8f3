// Where the next step will be done, as far as it is known without a graphics card: tests/gl and a browser try the card.
#include "app/experiment/backend.h"

#include <doctest/doctest.h>

TEST_CASE("a backend that is chosen in a pause is where the next step will be done") {
    const app::Session session;
    app::Backend backend;
    CHECK_FALSE(app::next_is_on_gpu(backend, session, false));

    backend.choice = app::BackendChoice::webgl;
    CHECK_FALSE(app::next_is_on_gpu(backend, session, false));  // no context, or lost
    backend.has_gl = true;
    CHECK(app::next_is_on_gpu(backend, session, false));
    CHECK_FALSE(app::next_is_on_gpu(backend, session, true));  // it still gets ready

    backend.choice = app::BackendChoice::automatic;  // a race decides, once it trains
    CHECK_FALSE(app::next_is_on_gpu(backend, session, false));
}
