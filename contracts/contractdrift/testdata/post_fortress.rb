# profile: fortress
class Meter
  # @post `result >= 0` # want contract-drift @warning
  def read(broken)
    return -1 if broken

    7
  end
end
