#define _POSIX_C_SOURCE 200809L // for clock_gettime under -std=c11
#include "flatten.h"

#ifdef _WIN32
#include <windows.h>

int64_t proviso_thread_time(void) {
  FILETIME created, ended, kernel, user;
  if (!GetThreadTimes(GetCurrentThread(), &created, &ended, &kernel, &user)) return (int64_t)GetTickCount64() * 1000000;
  uint64_t k = (uint64_t)kernel.dwHighDateTime << 32 | kernel.dwLowDateTime;
  uint64_t u = (uint64_t)user.dwHighDateTime << 32 | user.dwLowDateTime;
  return (int64_t)((k + u) * 100);
}
#else
#include <time.h>

int64_t proviso_thread_time(void) {
  struct timespec t;
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t)) clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}
#endif
