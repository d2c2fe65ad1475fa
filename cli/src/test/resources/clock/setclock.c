// Preloaded: the machine's clock, set by as many seconds as stand in the file SETCLOCK. The clock
// that runs since the machine began is left alone, as it is by whoever sets a clock, and by sleep.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static time_t set_by(void) {
  char text[32] = {0};
  const char *file = getenv("SETCLOCK");
  int opened = file == NULL ? -1 : open(file, O_RDONLY);
  if (opened < 0) {
    return 0;
  }
  ssize_t length = read(opened, text, sizeof text - 1);
  close(opened);
  return length > 0 ? atol(text) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int result = (int) syscall(SYS_clock_gettime, clock, now);
  if (result == 0 && clock == CLOCK_REALTIME) {
    now->tv_sec += set_by();
  }
  return result;
}

int gettimeofday(struct timeval *now, void *zone) {
  struct timespec precise;
  int result = clock_gettime(CLOCK_REALTIME, &precise);
  (void) zone;
  now->tv_sec = precise.tv_sec;
  now->tv_usec = precise.tv_nsec / 1000;
  return result;
}
