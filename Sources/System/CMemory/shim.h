// How glibc's malloc keeps memory, for a process that runs for months.
#pragma once
#include <malloc.h>

/// Few arenas, and large blocks of their own: what a burst needed goes back instead of being kept in a
/// corner of every thread.
static inline void vigia_memory_keep_low(void) {
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 256 * 1024);
  mallopt(M_TRIM_THRESHOLD, 1024 * 1024);
}

/// Gives back to the system what is free.
static inline void vigia_memory_give_back(void) { malloc_trim(0); }
