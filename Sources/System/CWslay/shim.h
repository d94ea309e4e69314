// wslay for Swift: the frames of WebSocket (RFC 6455), written and read in memory.
#pragma once
#include <wslay/wslay.h>
