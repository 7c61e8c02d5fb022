class SetFlags
  extend T::Sig

  # @param exempt [Boolean, nil] whether it is
  # @param [TrueClass, FalseClass] gift
  def call(exempt, gift)
    raise ArgumentError, "exempt is required" unless exempt.present? # want falsy-guard exempt
    return Failure(:gift_missing) if !gift # want falsy-guard gift
    exempt || raise(ArgumentError, "exempt is required") # want falsy-guard exempt
    exempt
  end

  sig { params(active: T.nilable(T::Boolean)).void }
  def signed(active)
    raise ArgumentError, "active is required" unless active # want falsy-guard active
  end
end

class Held
  # @param exempt [Boolean]
  def initialize(exempt:)
    @exempt = exempt
  end

  def call
    raise ArgumentError, "exempt is required" if @exempt.blank? # want falsy-guard exempt
    @exempt
  end
end
