class RedeemCoupon
  def call(params) # want missing-shape params
    Coupon.find_by!(code: params[:code].upcase)
  end
end
