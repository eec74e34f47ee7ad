#ifndef ZB_CTEST_H
#define ZB_CTEST_H
#endif
