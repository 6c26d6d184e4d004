"""What works by itself: the loop, its slots, and its sign of life.

It knows nothing of what there is to do: cairn/schedule.py tells it.
"""
