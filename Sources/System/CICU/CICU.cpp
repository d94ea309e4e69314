#include "include/CICU.h"

#include <unicode/uspoof.h>

namespace {

// Opened once; its const operations are safe from every thread (uspoof.h).
const USpoofChecker *checker() {
  static const USpoofChecker *shared = [] {
    UErrorCode status = U_ZERO_ERROR;
    USpoofChecker *made = uspoof_open(&status);
    if (U_FAILURE(status)) return static_cast<USpoofChecker *>(nullptr);
    uspoof_setRestrictionLevel(made, USPOOF_HIGHLY_RESTRICTIVE);
    uspoof_setChecks(made, USPOOF_RESTRICTION_LEVEL, &status);
    return made;
  }();
  return shared;
}

}  // namespace

extern "C" int32_t vigia_skeleton(const char *text, int32_t length, char *result, int32_t capacity) {
  const USpoofChecker *spoof = checker();
  if (spoof == nullptr) return -1;
  UErrorCode status = U_ZERO_ERROR;
  const int32_t written =
      uspoof_getSkeletonUTF8(spoof, 0, text, length, result, capacity, &status);
  return U_FAILURE(status) || written > capacity ? -1 : written;
}

extern "C" bool vigia_mixes_scripts(const char *text, int32_t length) {
  const USpoofChecker *spoof = checker();
  if (spoof == nullptr) return false;
  UErrorCode status = U_ZERO_ERROR;
  const int32_t failed = uspoof_check2UTF8(spoof, text, length, nullptr, &status);
  return U_SUCCESS(status) && (failed & USPOOF_RESTRICTION_LEVEL) != 0;
}
