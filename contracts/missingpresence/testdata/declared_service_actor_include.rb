class ShipParcel
  include ServiceActor::Base

  input :parcel, allow_nil: false
  input :carrier # want missing-presence carrier @information

  def call
    parcel.ship!(carrier.name)
  end
end
