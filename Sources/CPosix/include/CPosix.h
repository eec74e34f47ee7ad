#ifndef ZB_CPOSIX_H
#define ZB_CPOSIX_H
#endif
