#ifndef GUATU_CPQ_SHIM_H
#define GUATU_CPQ_SHIM_H

#include <libpq-fe.h>
/* To wait for its sockets; not in the system's Swift module. */
#include <sys/epoll.h>

#endif
