class Ship
  def self.call(parcel)
    return Failure(:no_parcel) if parcel.nil?

    Success(parcel)
  end
end

class Ships
  def call
    Ship.call(nil) # want violated-precondition parcel @warning
  end

  def found(id)
    Ship.call(Parcel.find_by(id: id))
  end
end
