class Ship < Actor
  input :parcel, type: Parcel, allow_nil: false
  input :speed, type: String, in: %w[slow fast], default: "slow"
  input :note, allow_nil: true, default: nil

  def call
    parcel.ship!(speed, note)
  end
end

class Ships
  LIMIT = 0

  def call(id)
    Ship.call(parcel: nil) # want violated-precondition parcel @error
    Ship.call(parcel: Parcel.find(id), speed: "sonic") # want violated-precondition speed @error
    Ship.call(parcel: Parcel.find_by(id: id)) # want violated-precondition parcel @warning
    Ship.call(parcel: Parcel.find(id), speed: "fast", note: nil)
    Ship.result(parcel: nil)
    Weigh.call(LIMIT) # want violated-precondition kilos @error
  end
end

class Weigh
  def self.call(kilos)
    raise RangeError, "kilos" unless kilos.positive?

    kilos
  end
end
