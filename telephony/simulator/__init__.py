"""A phone system outside the Ringback process: it speaks HTTP and WebSocket to the doors like anybody else.

It imports nothing of Ringback, so that what it proves about the doors is true for a stranger's phone system.
"""
